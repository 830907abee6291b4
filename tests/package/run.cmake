# Installs the build into a prefix of its own, builds the consumer against that and runs both it and the installed program.
# usage: cmake -DBUILD_DIR=DIR -DCXX=COMPILER -DCONFIG=TYPE -DSANITIZE=ON|OFF -P run.cmake
set(prefix ${BUILD_DIR}/package/prefix)
set(consumer ${BUILD_DIR}/package/consumer)
file(REMOVE_RECURSE ${BUILD_DIR}/package)

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(flags "")
if(SANITIZE)
  set(flags "-fsanitize=address,undefined")
endif()
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix} --config ${CONFIG})
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${consumer} -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${CXX}
  -DCMAKE_BUILD_TYPE=${CONFIG} -DCMAKE_CXX_FLAGS=${flags})
run(${CMAKE_COMMAND} --build ${consumer} --config ${CONFIG})
run(${consumer}/consumer)
run(${prefix}/bin/quern --version)

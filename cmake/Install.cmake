# `cmake --install`: headers, library, program, grammars, and what find_package(quern) reads.
include(CMakePackageConfigHelpers)

install(TARGETS quern EXPORT quern_targets)
install(DIRECTORY include/quern DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(DIRECTORY grammar/ DESTINATION ${CMAKE_INSTALL_DATADIR}/quern/grammar FILES_MATCHING PATTERN "*.toml" PATTERN "*.qtab")
if(TARGET quern_program)
  install(TARGETS quern_program)
endif()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/quern)
install(EXPORT quern_targets NAMESPACE quern:: FILE quernTargets.cmake DESTINATION ${package_dir})
configure_package_config_file(cmake/quernConfig.cmake.in quernConfig.cmake INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(quernConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/quernConfig.cmake ${PROJECT_BINARY_DIR}/quernConfigVersion.cmake DESTINATION ${package_dir})
if(NOT BUILD_SHARED_LIBS)
  install(FILES cmake/Findre2.cmake cmake/FindCLD2.cmake cmake/FindGumbo.cmake DESTINATION ${package_dir})
endif()

# All from Debian 12 packages (scripts/setup names them). RE2 and CLD2 bring no CMake package of their own.
find_package(PkgConfig REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(simdjson REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(tomlplusplus REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
add_library(cld2 INTERFACE)
target_include_directories(cld2 SYSTEM INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(cld2 INTERFACE ${CLD2_LIBRARY})

set(QUERN_LIBRARIES $<BUILD_INTERFACE:PkgConfig::re2> $<BUILD_INTERFACE:ICU::i18n> $<BUILD_INTERFACE:ICU::uc> $<BUILD_INTERFACE:ICU::data>
  $<BUILD_INTERFACE:simdjson::simdjson> $<BUILD_INTERFACE:OpenSSL::Crypto> $<BUILD_INTERFACE:tomlplusplus::tomlplusplus> $<BUILD_INTERFACE:cld2>)

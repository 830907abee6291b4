# All from Debian 12 packages (scripts/setup names them). RE2 and CLD2 bring no CMake package of their own: Findre2.cmake, FindCLD2.cmake.
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(simdjson REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(tomlplusplus REQUIRED)
find_package(re2 REQUIRED)
find_package(CLD2 REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options)

set(QUERN_LIBRARIES re2::re2 ICU::i18n ICU::uc ICU::data simdjson::simdjson OpenSSL::Crypto tomlplusplus::tomlplusplus CLD2::cld2)

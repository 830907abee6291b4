# All from Debian 12 packages (scripts/setup names them). RE2, CLD2 and Gumbo bring no CMake package of their own: Find*.cmake.
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(simdjson REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(tomlplusplus REQUIRED)
find_package(re2 REQUIRED)
find_package(CLD2 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(Gumbo REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options)

set(QUERN_LIBRARIES re2::re2 ICU::i18n ICU::uc ICU::data simdjson::simdjson OpenSSL::Crypto tomlplusplus::tomlplusplus CLD2::cld2 LibArchive::LibArchive Gumbo::gumbo
  Threads::Threads)

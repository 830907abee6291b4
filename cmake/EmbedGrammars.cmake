# Writes the shipped grammars, and the tables they name, into one source file, so that the program works without any file beside it.
function(embed_grammars out_variable)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/grammar ${PROJECT_SOURCE_DIR}/grammar/*.toml)
  list(SORT files)
  set(body "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/grammar/${file})
    file(READ ${PROJECT_SOURCE_DIR}/grammar/${file} content)
    string(REGEX REPLACE "\\.toml$" "" name ${file})
    string(APPEND body "    {\"${name}\"sv, R\"quern_toml(${content})quern_toml\"sv},\n")
  endforeach()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/grammar ${PROJECT_SOURCE_DIR}/grammar/*.qtab)
  list(SORT files)
  set(data "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/grammar/${file})
    file(READ ${PROJECT_SOURCE_DIR}/grammar/${file} content HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" content "${content}")
    string(APPEND data "    {\"${file}\"sv, \"${content}\"sv},\n")
  endforeach()
  list(LENGTH files data_count)
  set(source ${PROJECT_BINARY_DIR}/embedded_grammars.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
// Made by cmake/EmbedGrammars.cmake from grammar/.
#include "grammar/embedded.h"

#include <array>

namespace quern {

using namespace std::string_view_literals;  // Their length is known without a search, which a compiler may refuse for long texts.

std::span<const EmbeddedGrammar> embedded_grammars() {
  static constexpr auto kGrammars = std::to_array<EmbeddedGrammar>({
@body@  });
  return kGrammars;
}

std::span<const EmbeddedData> embedded_data() {
  static constexpr std::array<EmbeddedData, @data_count@> kData{{
@data@  }};
  return kData;
}

}  // namespace quern
]])
  # The standard asks compilers for 65,536 characters only; those that are used here take more.
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${out_variable} ${source} PARENT_SCOPE)
endfunction()

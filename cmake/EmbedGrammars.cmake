# Writes the shipped grammars into one source file, so that the program works without any file beside it.
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
  set(source ${PROJECT_BINARY_DIR}/embedded_grammars.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
// Made by cmake/EmbedGrammars.cmake from grammar/*.toml.
#include "grammar/embedded.h"

#include <array>

namespace quern {

using namespace std::string_view_literals;  // Their length is known without a search, which a compiler may refuse for long texts.

std::span<const EmbeddedGrammar> embedded_grammars() {
  static constexpr auto kGrammars = std::to_array<EmbeddedGrammar>({
@body@  });
  return kGrammars;
}

}  // namespace quern
]])
  set(${out_variable} ${source} PARENT_SCOPE)
endfunction()

# Writes the model of letters (src/text/letters.model, made by scripts/train_letters) into one source file.
function(embed_letters out_variable)
  set(model ${PROJECT_SOURCE_DIR}/src/text/letters.model)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${model})
  file(READ ${model} bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" lines "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," body "${lines}")
  set(source ${PROJECT_BINARY_DIR}/embedded_letters.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
// Made by cmake/EmbedLetters.cmake from src/text/letters.model.
#include "text/letter_model.h"

namespace quern::mojibake {

std::span<const unsigned char> embedded_letters() {
  static constexpr unsigned char kLetters[] = {
@body@  };
  return kLetters;
}

}  // namespace quern::mojibake
]])
  set(${out_variable} ${source} PARENT_SCOPE)
endfunction()

// Characters of windows-1252 that came through as C1 controls, because the text was read as ISO 8859-1.
#pragma once

#include <string>
#include <string_view>

#include "text/changes.h"

namespace quern::mojibake {

// What windows-1252 has where ISO 8859-1 has the control character `c`; 0: nothing, or `c` is none.
char32_t windows1252_sign(char32_t c);

// Fills `out` and returns the changes; none, and `out` empty, if there is nothing to do. Controls that may be a part of
// longer mojibake stay, and so does a next-line control (U+0085) at the end of a line.
Changes restore_c1_controls(std::string_view utf8, std::string& out);

}  // namespace quern::mojibake

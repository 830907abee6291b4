// Characters of windows-1252 that came through as C1 controls, because the text was read as ISO 8859-1.
#pragma once

#include <string_view>

#include "text/candidate.h"

namespace quern::mojibake {

// Controls that may be a part of longer mojibake stay, and so does a next-line control (U+0085) at the end of a line.
Reading restore_c1_controls(std::string_view utf8);

}  // namespace quern::mojibake

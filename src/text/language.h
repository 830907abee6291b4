// Which language a text is written in (CLD2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quern {

// ISO 639 codes ("en", "de"), the main one first, then those of at least a tenth of the text; empty where it is too short or too mixed
// to say.
std::vector<std::string> detect_languages(std::string_view utf8);

}  // namespace quern

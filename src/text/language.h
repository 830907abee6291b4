// Which language a text is written in (CLD2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quern {

// ISO 639 code ("en", "de"), or nothing where the text is too short or too mixed to say.
std::optional<std::string> detect_language(std::string_view utf8);

}  // namespace quern

// Text that a terminal shows and does not obey.
#pragma once

#include <string>
#include <string_view>

namespace quern {

// Control characters as \xHH, those from U+0080 to U+009F too: they steer terminals as well. Line ends and tabs stay.
std::string escape_controls(std::string_view text);

// Every byte as \xHH.
std::string escape_bytes(std::string_view bytes);

}  // namespace quern

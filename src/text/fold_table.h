// What the match view makes of one code point.
#pragma once

#include <string_view>

namespace quern {

struct Folding {
  bool changes = false;   // false: the character stays as it is
  std::string_view into;  // its replacement, empty for one that goes; valid for ever
};

// `c` must not be ASCII: that always stays.
Folding folding_of(char32_t c);

}  // namespace quern

// With which bytes a text can begin that a pattern matches from its start.
#pragma once

#include <bitset>
#include <vector>

#include "pattern/regex_parts.h"

namespace quern::pattern {

using ByteSet = std::bitset<256>;

// The pattern can match at the very start of a text alone: each alternative begins with ^.
bool is_anchored(const std::vector<RegexSequence>& alternatives);

// ... and at its very end alone: each alternative ends with $.
bool is_anchored_at_end(const std::vector<RegexSequence>& alternatives);

// Bytes (both cases of a letter) that a match can begin with. All of them where it can be empty.
ByteSet first_bytes(const std::vector<RegexSequence>& alternatives);

}  // namespace quern::pattern

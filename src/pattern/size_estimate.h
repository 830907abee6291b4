// How large RE2 would make a pattern, without making it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "pattern/regex_parts.h"

namespace quern::pattern {

// About how many instructions, rather too many than too few.
int64_t estimated_size(const std::vector<RegexSequence>& alternatives);

// The most often that a part is to be repeated, repeats within repeats multiplied: RE2 allows 1000.
int64_t largest_repeat(const std::vector<RegexSequence>& alternatives);

// The bytes of the longest text that it can match; nothing if there is no longest.
std::optional<size_t> longest_match(const std::vector<RegexSequence>& alternatives);

}  // namespace quern::pattern

// How seldom strings stand in running text, roughly: to choose what to look for.
#pragma once

#include <string_view>

namespace quern::pattern {

// Minus the binary logarithm of the chance that the string (ASCII in lower case) begins at some place of a text.
double text_rarity(std::string_view literal);

}  // namespace quern::pattern

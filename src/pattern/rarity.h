// How seldom words stand in running text, roughly: to choose what to look for.
#pragma once

#include <string>
#include <vector>

namespace quern::pattern {

// Minus the binary logarithm of the chance that one of the literals begins at some place of a text.
double rarity(const std::vector<std::string>& literals);

}  // namespace quern::pattern

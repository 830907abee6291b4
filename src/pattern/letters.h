// `\pL` in patterns, made cheap.
#pragma once

#include <string>
#include <string_view>

namespace quern::pattern {

// The pattern with `\pL` written out as some thirty ranges: letters and combining marks of all scripts, and a few signs that stand
// between them. RE2's own class has six hundred ranges, and costs twelve times the instructions at each place.
std::string with_lean_letters(std::string_view regex);

}  // namespace quern::pattern

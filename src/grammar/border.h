// Word borders around a pattern, for RE2, which has no look-around and whose \b knows ASCII alone.
#pragma once

#include <string>
#include <string_view>

namespace quern::loading {

// `pattern` with `\b` at each place where it can begin or end with an ASCII letter, digit or _; where it begins or ends with
// anything else no border is asked for: `c(?:\+\+)?` becomes `\bc(?:(?:\+\+)|\b)`, and finds C++ and C, but no C in Cobol.
// Beside a character class that may be either (`\pL`, `.`) no border is asked for.
std::string bordered(std::string_view pattern);

}  // namespace quern::loading

// What RE2 takes for a word, and for a letter in either case: \w and \b know ASCII alone.
#pragma once

namespace quern::pattern {

constexpr bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
constexpr char in_lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

}  // namespace quern::pattern

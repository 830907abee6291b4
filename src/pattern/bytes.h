// What RE2 takes for a word: \w and \b know ASCII alone.
#pragma once

namespace quern::pattern {

constexpr bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace quern::pattern

// ASCII alone: its letters whatever their case, and past what is ASCII eight bytes at a time.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace quern {

// The first byte at or behind `at` that is not ASCII; text.size() if there is none.
inline size_t skip_ascii(std::string_view text, size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    word &= 0x8080808080808080ull;
    if (word == 0) continue;
    if constexpr (std::endian::native == std::endian::little) return at + static_cast<size_t>(std::countr_zero(word)) / 8;
    break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// Bytes of any encoding that has ASCII in it: those beyond are no letters and stay as they are.
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_small_ascii(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_capital_ascii(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_ascii_letter(char c) { return is_small_ascii(c) || is_capital_ascii(c); }
inline char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

inline std::string in_lower_ascii(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower_ascii);
  return out;
}

inline bool equal_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower_ascii, lower_ascii); }
inline bool starts_ignoring_case(std::string_view text, std::string_view start) {
  return equal_ignoring_case(text.substr(0, start.size()), start);
}
inline bool ends_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && equal_ignoring_case(text.substr(text.size() - end.size()), end);
}

}  // namespace quern

// Walking over valid UTF-8, one code point at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quern::utf8 {

// What stands for bytes that no encoding explains, as a code point and in UTF-8.
inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

// A byte that goes on with the character that another one began.
constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The code point at `offset` of valid UTF-8; `offset` moves behind it.
inline char32_t next(std::string_view text, size_t& offset) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(offset);
  if (lead < 0x80) return byte(offset++);
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1Fu) << 6 | (byte(offset + 1) & 0x3Fu);
    offset += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0Fu) << 12 | (byte(offset + 1) & 0x3Fu) << 6 | (byte(offset + 2) & 0x3Fu);
    offset += 3;
    return c;
  }
  const char32_t c = (lead & 0x07u) << 18 | (byte(offset + 1) & 0x3Fu) << 12 | (byte(offset + 2) & 0x3Fu) << 6 | (byte(offset + 3) & 0x3Fu);
  offset += 4;
  return c;
}

// The code point that ends at `offset` (> 0); `offset` moves to its start.
inline char32_t previous(std::string_view text, size_t& offset) {
  do --offset;
  while (offset > 0 && is_continuation(text[offset]));
  size_t at = offset;
  return next(text, at);
}

inline void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Length of the longest prefix that is valid UTF-8 (RFC 3629: no surrogates, no overlong forms).
size_t valid_prefix(std::string_view bytes);
inline bool valid(std::string_view bytes) { return valid_prefix(bytes) == bytes.size(); }

// A copy in which U+FFFD stands for each byte that is part of no valid UTF-8: for names that come from outside.
std::string sanitized(std::string_view bytes);

// Number of code points in valid UTF-8.
size_t length(std::string_view text);

}  // namespace quern::utf8

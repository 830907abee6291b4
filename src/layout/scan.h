// Small steps through a line: its characters and its words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "text/chars.h"

namespace quern {

inline constexpr uint32_t kLongestWord = 40;  // bytes of a word of an inline heading

inline char32_t char_at(std::string_view text, uint32_t at) {
  size_t offset = at;
  return offset < text.size() ? utf8::next(text, offset) : 0;
}

inline char32_t char_before(std::string_view text, uint32_t at) {
  size_t offset = at;
  return at > 0 ? utf8::previous(text, offset) : 0;
}

inline bool is_stop(char c) { return c == '.' || c == '!' || c == '?'; }

// May begin a sentence or a heading.
inline bool opens(char32_t c) { return is_upper(c) || is_digit(c) || c == 0xBF || c == 0xA1 || (is_letter(c) && !is_lower(c)); }

// Where the word that ends at `end` begins: behind a space.
inline uint32_t word_begin(std::string_view text, uint32_t end, uint32_t begin) {
  uint32_t start = end;
  while (start > begin && end - start < kLongestWord && text[start - 1] != ' ') --start;
  return start;
}

// Where the word at `at` ends: at a space, a colon or a stop.
inline uint32_t word_end(std::string_view text, uint32_t at, uint32_t end) {
  uint32_t stop = at;
  while (stop < end && stop - at <= kLongestWord && text[stop] != ' ' && text[stop] != ':' && !is_stop(text[stop])) ++stop;
  return stop;
}

// Behind spaces and the marks of emphasis at `at`.
inline uint32_t skip_to_words(std::string_view text, uint32_t at, uint32_t end) {
  size_t next = at;
  while (next < end) {
    size_t after = next;
    const char32_t c = utf8::next(text, after);
    if (!is_space(c) && c != '*' && c != '_') break;
    next = after;
  }
  return static_cast<uint32_t>(next);
}

}  // namespace quern

// Properties of characters (Unicode's, through ICU), with a short way for ASCII.
#pragma once

#include <string_view>

namespace quern {

bool is_letter_beyond_ascii(char32_t c);
bool is_upper_beyond_ascii(char32_t c);
bool is_lower_beyond_ascii(char32_t c);
bool is_digit_beyond_ascii(char32_t c);
bool is_space_beyond_ascii(char32_t c);  // zero-width characters and U+FEFF included: nobody sees them

inline bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : is_upper_beyond_ascii(c); }
inline bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : is_lower_beyond_ascii(c); }
inline bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : is_digit_beyond_ascii(c); }
inline bool is_letter(char32_t c) { return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : is_letter_beyond_ascii(c); }
inline bool is_alnum(char32_t c) { return is_letter(c) || is_digit(c); }
// Marks that only change the look of what stands before them: variation selectors, enclosing keycaps. To is_letter they are letters.
inline bool is_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xE0000 && c <= 0xE01EF);
}
inline constexpr bool is_c1(char32_t c) { return c >= 0x80 && c < 0xA0; }  // controls that ISO 8859 has where windows-1252 has signs
inline bool is_space(char32_t c) { return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : is_space_beyond_ascii(c); }

// What windows-1252 has where ISO 8859-1 has the control character `c`; 0: nothing, or `c` is none.
char32_t windows1252_sign(char32_t c);

// Without white space at either end.
std::string_view trim(std::string_view text);

// Holds a letter or a digit.
bool has_word(std::string_view text);

}  // namespace quern

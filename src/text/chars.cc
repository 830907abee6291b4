#include "text/chars.h"

#include <unicode/uchar.h>

#include <array>

#include "base/utf8.h"

namespace quern {

bool is_letter_beyond_ascii(char32_t c) { return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_M_MASK)) != 0; }
bool is_upper_beyond_ascii(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }
bool is_lower_beyond_ascii(char32_t c) { return u_isULowercase(static_cast<UChar32>(c)); }
bool is_digit_beyond_ascii(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_space_beyond_ascii(char32_t c) {
  return (c >= 0x2000 && c <= 0x200D) || c == 0xA0 || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x2060 || c == 0x3000 || c == 0xFEFF || c == 0x1680;
}

char32_t windows1252_sign(char32_t c) {
  // encoding.spec.whatwg.org/index-windows-1252.txt
  static constexpr std::array<char32_t, 32> kWindows1252 = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};
  return is_c1(c) ? kWindows1252[c - 0x80] : 0;
}

std::string_view trim(std::string_view text) {
  size_t begin = 0, end = text.size();
  while (begin < end) {
    size_t next = begin;
    if (!is_space(utf8::next(text, next))) break;
    begin = next;
  }
  while (end > begin) {
    size_t before = end;
    if (!is_space(utf8::previous(text, before))) break;
    end = before;
  }
  return text.substr(begin, end - begin);
}

bool has_word(std::string_view text) {
  for (size_t i = 0; i < text.size();)
    if (is_alnum(utf8::next(text, i))) return true;
  return false;
}

}  // namespace quern

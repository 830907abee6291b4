#include "text/chars.h"

#include <unicode/uchar.h>

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

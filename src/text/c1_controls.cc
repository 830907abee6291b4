#include "text/c1_controls.h"

#include "base/utf8.h"
#include "text/chars.h"

namespace quern::mojibake {
namespace {

bool is_latin1(char32_t c) { return c >= 0x80 && c < 0x100; }

char32_t before(std::string_view text, size_t at) { return at == 0 ? U'\n' : utf8::previous(text, at); }
char32_t behind(std::string_view text, size_t at) { return at == text.size() ? U'\n' : utf8::next(text, at); }

// A sign of windows-1252 that closes up to ASCII.
bool is_sign_behind_ascii(std::string_view text, size_t at) {
  const char32_t last = before(text, at);
  return windows1252_sign(static_cast<unsigned char>(text[at + 1])) != 0 && last > ' ' && last < 0x80;
}

// Behind a character that starts a UTF-8 sequence, or among others of the kind, a control is part of worse damage. Two may be signs both,
// as at the end of a quotation.
bool stands_alone(std::string_view text, size_t begin, size_t end) {
  const char32_t last = before(text, begin), next = behind(text, end);
  if (last >= 0xC2 && last <= 0xF4) return is_latin1(next) ? false : last >= 0xE0;
  if (is_c1(last)) return next < 0x80 && is_sign_behind_ascii(text, begin - 2);
  return !is_c1(next) || (is_sign_behind_ascii(text, begin) && windows1252_sign(next) != 0 && behind(text, end + 2) < 0x80);
}

bool ends_line(std::string_view text, size_t begin, size_t end) {
  const char32_t last = before(text, begin), next = behind(text, end);
  return last == '\n' || last == '\r' || last == ' ' || (end < text.size() && (next == '\n' || next == '\r'));
}

}  // namespace

Reading restore_c1_controls(std::string_view utf8) {
  Rewriter rewriter(utf8);
  std::string sign;
  for (size_t at = utf8.find('\xC2'); at != std::string_view::npos; at = utf8.find('\xC2', at + 1)) {
    const auto low = static_cast<unsigned char>(utf8[at + 1]);
    const char32_t c = windows1252_sign(low);
    if (c == 0 || !stands_alone(utf8, at, at + 2) || (low == 0x85 && ends_line(utf8, at, at + 2))) continue;
    sign.clear();
    utf8::append(sign, c);
    rewriter.replace(at, at + 2, sign);
  }
  return reading_of(rewriter.finish(), "iso-8859-1", Rule::kC1);
}

}  // namespace quern::mojibake

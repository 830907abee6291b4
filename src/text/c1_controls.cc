#include "text/c1_controls.h"

#include <array>

#include "base/utf8.h"
#include "text/chars.h"

namespace quern::mojibake {
namespace {

bool is_latin1(char32_t c) { return c >= 0x80 && c < 0x100; }

char32_t before(std::string_view text, size_t at) { return at == 0 ? U'\n' : utf8::previous(text, at); }
char32_t behind(std::string_view text, size_t at) { return at == text.size() ? U'\n' : utf8::next(text, at); }

// Behind a character that starts a UTF-8 sequence, or among others of the kind, a control is part of worse damage.
bool stands_alone(std::string_view text, size_t begin, size_t end) {
  const char32_t last = before(text, begin), next = behind(text, end);
  if (last >= 0xC2 && last <= 0xF4) return is_latin1(next) ? false : last >= 0xE0;
  return !is_c1(last) && !is_c1(next);
}

bool ends_line(std::string_view text, size_t begin, size_t end) {
  const char32_t last = before(text, begin), next = behind(text, end);
  return last == '\n' || last == '\r' || last == ' ' || (end < text.size() && (next == '\n' || next == '\r'));
}

}  // namespace

char32_t windows1252_sign(char32_t c) {
  // encoding.spec.whatwg.org/index-windows-1252.txt
  static constexpr std::array<char32_t, 32> kWindows1252 = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};
  return is_c1(c) ? kWindows1252[c - 0x80] : 0;
}

Changes restore_c1_controls(std::string_view utf8, std::string& out) {
  Changes changes;
  size_t copied = 0;
  for (size_t at = utf8.find('\xC2'); at != std::string_view::npos; at = utf8.find('\xC2', at + 1)) {
    const auto low = static_cast<unsigned char>(utf8[at + 1]);
    const char32_t c = windows1252_sign(low);
    if (c == 0 || !stands_alone(utf8, at, at + 2) || (low == 0x85 && ends_line(utf8, at, at + 2))) continue;
    out.append(utf8, copied, at - copied);
    const auto begin = static_cast<uint32_t>(out.size());
    utf8::append(out, c);
    changes.push_back(
        {{static_cast<uint32_t>(at), static_cast<uint32_t>(at + 2)}, {begin, static_cast<uint32_t>(out.size())}, "iso-8859-1", Rule::kC1});
    copied = at + 2;
  }
  if (!changes.empty()) out.append(utf8, copied, utf8.size() - copied);
  return changes;
}

}  // namespace quern::mojibake

#include "pattern/letters.h"

namespace quern::pattern {
namespace {

// Blocks of letters without the punctuation among them. Forms that NFKC turns into plain letters are no concern: views have none.
constexpr std::string_view kLetters =
    R"(A-Za-z\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2C1}\x{300}-\x{37D}\x{37F}-\x{386}\x{388}-\x{559}\x{560}-\x{588})"
    R"(\x{591}-\x{5BD}\x{5BF}-\x{5F2}\x{610}-\x{61A}\x{620}-\x{65F}\x{66E}-\x{6D3}\x{6D5}-\x{963}\x{971}-\x{1FFC}\x{2C00}-\x{2DFF})"
    R"(\x{3005}-\x{3006}\x{302A}-\x{D7FB}\x{F900}-\x{FDFB}\x{FE20}-\x{FE2F}\x{FE70}-\x{FEFC}\x{10000}-\x{1CF46}\x{1D400}-\x{1EEBB})"
    R"(\x{20000}-\x{323AF})";

// Size of "\pL" or "\p{L}" at the start of `text` (of "\PL", with `negated`), or 0.
size_t letter_class(std::string_view text, bool negated) {
  for (const std::string_view form : {"pL", "p{L}"}) {
    if (text.size() <= form.size() || text[0] != '\\' || text[1] != (negated ? 'P' : 'p')) continue;
    if (text.substr(2, form.size() - 1) == form.substr(1)) return form.size() + 1;
  }
  return 0;
}

}  // namespace

std::string with_lean_letters(std::string_view regex) {
  std::string out;
  bool in_class = false;
  for (size_t i = 0; i < regex.size();) {
    if (const size_t size = letter_class(regex.substr(i), false)) {
      out += in_class ? std::string(kLetters) : "[" + std::string(kLetters) + "]";
      i += size;
    } else if (const size_t other = in_class ? 0 : letter_class(regex.substr(i), true)) {
      out += "[^" + std::string(kLetters) + "]";
      i += other;
    } else if (regex[i] == '\\') {
      out += regex.substr(i, 2);
      i += 2;
    } else if (!in_class && regex[i] == '[') {
      in_class = true;
      const size_t closing_first = regex.substr(i).starts_with("[^]") ? 3 : regex.substr(i).starts_with("[]") ? 2 : 1;
      out += regex.substr(i, closing_first);
      i += closing_first;
    } else if (in_class && regex.substr(i).starts_with("[:")) {
      const size_t end = regex.find(":]", i);
      const size_t named = end == regex.npos ? 2 : end + 2 - i;
      out += regex.substr(i, named);
      i += named;
    } else {
      if (regex[i] == ']') in_class = false;
      out += regex[i++];
    }
  }
  return out;
}

}  // namespace quern::pattern

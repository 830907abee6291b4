#include "text/fold_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace quern {
namespace {

constexpr char32_t kBmpEnd = 0x10000;
constexpr size_t kLongest = 12;  // a replacement in bytes; longer ones (U+FDFA is a sentence) are no letters any more

// Entry 0 stands for "stays", 1 for "goes"; all others are replacements.
enum : uint16_t { kStays, kGoes, kSpace, kDash, kSingleQuote, kDoubleQuote, kFirstLetter };

bool is_zero_width(char32_t c) {
  if (c == 0x00AD || c == 0xFEFF || c == 0x180E) return true;
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_single_quote(char32_t c) {
  return (c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A || c == 0x02BC || c == 0x2032 || c == 0x00B4 || c == 0xFF07;
}

bool is_double_quote(char32_t c) {
  return (c >= 0x201C && c <= 0x201F) || c == 0x00AB || c == 0x00BB || c == 0x2033 || (c >= 0x301D && c <= 0x301F) || c == 0xFF02;
}

bool is_dash(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION || c == 0x2212 || c == 0x2043; }

bool is_ascii_letter(const std::string& text) {
  return text.size() == 1 && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
}

// Whether a compatibility character is the plain one in other dress. Superscripts, fractions, signs such as (TM), circled
// digits and private-use bullets carry a meaning of their own and stay.
bool is_dressed(char32_t c, const std::string& plain) {
  const bool letter = u_isalpha(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_LETTER_NUMBER;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_FONT:
    case U_DT_WIDE:
    case U_DT_NARROW: return true;
    case U_DT_CIRCLE:
    case U_DT_SQUARE: return is_ascii_letter(plain);
    case U_DT_COMPAT: return letter && !(c >= 0x3130 && c <= 0x318F);  // Hangul letters would become conjoining ones
    case U_DT_INITIAL:
    case U_DT_MEDIAL:
    case U_DT_FINAL:
    case U_DT_ISOLATED: return letter && plain.find(' ') == std::string::npos;
    default: return false;
  }
}

class Table {
 public:
  Table() : nfkc_(nfkc()), replacements_{"", "", " ", "-", "'", "\""} {
    entries_.resize(kBmpEnd, kStays);
    for (char32_t c = 0x80; c < kBmpEnd; ++c) {
      if (c == 0x3400) c = 0xA000;  // no ideograph, Hangul syllable, surrogate or private-use character changes
      if (c == 0xAC00) c = 0xF900;
      entries_[c] = entry_of(c);
    }
    for (char32_t c = kStyledBegin; c < kStyledEnd; ++c) styled_[c - kStyledBegin] = entry_of(c);
    for (char32_t c = kSquaredBegin; c < kSquaredEnd; ++c) squared_[c - kSquaredBegin] = entry_of(c);
  }

  Folding of(char32_t c) const {
    const uint16_t entry = c < kBmpEnd ? entries_[c] : beyond_bmp(c);
    return {entry != kStays, replacements_[entry]};
  }

 private:
  static constexpr char32_t kStyledBegin = 0x1D400, kStyledEnd = 0x1D800;    // mathematical alphanumerics
  static constexpr char32_t kSquaredBegin = 0x1F130, kSquaredEnd = 0x1F150;  // squared capitals

  static const icu::Normalizer2* nfkc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    return U_SUCCESS(status) ? normalizer : nullptr;
  }

  uint16_t beyond_bmp(char32_t c) const {
    if (c >= kStyledBegin && c < kStyledEnd) return styled_[c - kStyledBegin];
    if (c >= kSquaredBegin && c < kSquaredEnd) return squared_[c - kSquaredBegin];
    return is_zero_width(c) ? kGoes : kStays;
  }

  uint16_t entry_of(char32_t c) {
    if (is_zero_width(c)) return kGoes;
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) return kSpace;
    if (is_single_quote(c)) return kSingleQuote;
    if (is_double_quote(c)) return kDoubleQuote;
    if (is_dash(c)) return kDash;
    return letter_entry(c);
  }

  uint16_t letter_entry(char32_t c) {
    icu::UnicodeString decomposed;
    if (nfkc_ == nullptr || !nfkc_->getRawDecomposition(static_cast<UChar32>(c), decomposed)) return kStays;
    UErrorCode status = U_ZERO_ERROR;
    std::string plain;
    nfkc_->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(plain);
    if (U_FAILURE(status) || plain.empty() || plain.size() > kLongest || !is_dressed(c, plain)) return kStays;
    for (size_t i = kSpace; i < replacements_.size(); ++i)
      if (replacements_[i] == plain) return static_cast<uint16_t>(i);
    replacements_.push_back(plain);
    return static_cast<uint16_t>(replacements_.size() - 1);
  }

  const icu::Normalizer2* nfkc_;
  std::vector<uint16_t> entries_;
  std::array<uint16_t, kStyledEnd - kStyledBegin> styled_{};
  std::array<uint16_t, kSquaredEnd - kSquaredBegin> squared_{};
  std::vector<std::string> replacements_;
};

}  // namespace

Folding folding_of(char32_t c) {
  static const Table table;
  return table.of(c);
}

}  // namespace quern

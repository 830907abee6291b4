#include "text/plausibility.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "text/chars.h"

namespace quern::mojibake {
namespace {

using enum Kind;

enum Script : uint8_t { kCommon, kLatin, kGreek, kCyrillic, kEastAsian, kUnknown, kFirstOther };

struct Range {
  char32_t first, last;
  float cost;
};

// Letters, by how many share a block and how often they are met. What is not listed costs kRareLetter.
constexpr float kHanCost = 7.5f, kHangulCost = 7;
constexpr float kRareLetter = 12;
constexpr float kRareMark = 7;  // nats for accents and vowel points that are not listed;
constexpr auto kLetterCosts = std::to_array<Range>({
    {0x00B5, 0x00B5, 8},   {0x00C0, 0x00D6, 5},   {0x00D8, 0x00DE, 5.5},
    {0x00DF, 0x00F6, 4.5}, {0x00F8, 0x00FF, 4.5}, {0x0100, 0x017E, 5.5},
    {0x017F, 0x017F, 10},  {0x0192, 0x0192, 9},   {0x01A0, 0x01A1, 5.5},
    {0x01AF, 0x01B0, 5.5}, {0x01CD, 0x01DC, 9},   {0x0218, 0x021B, 5.5},
    {0x018F, 0x018F, 6.5}, {0x0259, 0x0259, 5.5}, {0x0300, 0x0308, 6},
    {0x030A, 0x030C, 6},   {0x0386, 0x03A9, 4.5}, {0x03AA, 0x03CE, 3.5},
    {0x0400, 0x040F, 6},   {0x0410, 0x042F, 4},   {0x0430, 0x044F, 3},
    {0x0450, 0x045F, 5},   {0x0490, 0x0491, 5.5}, {0x0492, 0x04FF, 6.5},
    {0x0531, 0x0587, 4},   {0x05D0, 0x05EA, 3.5}, {0x0620, 0x064A, 3.5},
    {0x066E, 0x06FF, 5},   {0x0900, 0x0DFF, 4},   {0x0E00, 0x0EFF, 4},
    {0x0F00, 0x0FFF, 5},   {0x1000, 0x109F, 4.5}, {0x10A0, 0x10FF, 4},
    {0x1200, 0x137F, 5.5}, {0x1780, 0x17FF, 4.5}, {0x1E00, 0x1E9F, 8},
    {0x1EA0, 0x1EF9, 5.5}, {0x1F00, 0x1FFF, 6},   {0x3040, 0x30FF, 4.5},
    {0x1D400, 0x1D7FF, 7},  // letters of mathematics, with which advertisements are dressed up
});

// Signs, by how often they are met in prose. What is not listed costs kRareSign.
constexpr float kRareSign = 11;
constexpr auto kSignCosts = std::to_array<Range>({
    {0x00A0, 0x00A0, 5},   {0x00A1, 0x00A1, 6.5},  {0x00A3, 0x00A3, 6.5}, {0x00A7, 0x00A7, 6.5}, {0x00A9, 0x00A9, 6.5},
    {0x00AB, 0x00AB, 5.5}, {0x00AD, 0x00AD, 5},    {0x00AE, 0x00AE, 6.5}, {0x00B0, 0x00B0, 6},   {0x00B1, 0x00B1, 7.5},
    {0x00B2, 0x00B3, 7},   {0x00B7, 0x00B7, 6.75}, {0x00BB, 0x00BB, 5.5}, {0x00BC, 0x00BE, 7.5}, {0x00BF, 0x00BF, 6.5},
    {0x00D7, 0x00D7, 7},   {0x00F7, 0x00F7, 8.5},  {0x0387, 0x0387, 5},   {0x0589, 0x0589, 5},   {0x060C, 0x060C, 4.5},
    {0x061B, 0x061B, 4.5}, {0x061F, 0x061F, 4.5},  {0x06D4, 0x06D4, 5},   {0x0964, 0x0965, 5},   {0x1360, 0x1368, 5},
    {0x200B, 0x200F, 5},   {0x2010, 0x2011, 6},    {0x2013, 0x2014, 4.5}, {0x2018, 0x2018, 5.5}, {0x2019, 0x2019, 4},
    {0x201A, 0x201A, 8},   {0x201C, 0x201D, 4.5},  {0x201E, 0x201E, 6},   {0x2022, 0x2022, 5},   {0x2026, 0x2026, 5},
    {0x2039, 0x203A, 8},   {0x20AC, 0x20AC, 5.5},  {0x20B9, 0x20B9, 6.5}, {0x2116, 0x2116, 6.5}, {0x2122, 0x2122, 6.5},
    {0x2190, 0x2193, 7},   {0x2248, 0x2248, 8},    {0x2260, 0x2265, 8},   {0x25A0, 0x25FF, 7.5}, {0x2600, 0x27BF, 7},
    {0x2B1B, 0x2B1C, 7},   {0x2B50, 0x2B55, 7},    {0x3000, 0x3003, 4.5}, {0x3008, 0x3011, 5.5}, {0xFE0F, 0xFE0F, 4},
    {0xFF00, 0xFF65, 5.5}, {0xFEFF, 0xFEFF, 6},    {0xFFFD, 0xFFFD, 7},   {0x1F000, 0x1F2FF, 9}, {0x1F300, 0x1F64F, 6.5},
    {0x1F680, 0x1F6FF, 7}, {0x1F700, 0x1F8FF, 11}, {0x1F900, 0x1FAFF, 7},
});

// Digits of other scripts, by how often those are written with them.
constexpr auto kDigitCosts = std::to_array<Range>(
    {{0x0660, 0x0669, 4.5}, {0x06F0, 0x06F9, 4.5}, {0x0966, 0x096F, 5.5}, {0x09E6, 0x09EF, 5.5}, {0xFF10, 0xFF19, 5.5}});

constexpr float kSymbolFontCost = 7, kControlCost = 12, kPrivateCost = 13, kUnassignedCost = 16;

template <size_t Size>
float cost_in(const std::array<Range, Size>& ranges, char32_t c, float otherwise) {
  for (const Range& range : ranges)
    if (c >= range.first && c <= range.last) return range.cost;
  return otherwise;
}

constexpr char32_t kScriptsOfTheEast = 0x0900;  // from here on marks are listed with their letters, and stand on no others

uint8_t script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  switch (script) {
    case USCRIPT_COMMON: return kCommon;
    case USCRIPT_INHERITED: return c < kScriptsOfTheEast || is_selector(c) ? kCommon : kUnknown;
    case USCRIPT_LATIN: return kLatin;
    case USCRIPT_GREEK: return kGreek;
    case USCRIPT_CYRILLIC: return kCyrillic;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO: return kEastAsian;
    default: return static_cast<uint8_t>(kFirstOther + script % 200);
  }
}

std::optional<Kind> typographic_kind(char32_t c) {
  switch (c) {
    case 0x2019: return kApostrophe;
    case 0x2018:
    case 0x201A:
    case 0x201E:
    case 0x00A1:
    case 0x00BF: return kOpen;
    case 0x201C: return kQuote;
    case 0x201D: return kClose;
    case 0x00B7:                // joins the parts of a word
    case 0xFFFD: return kDash;  // stands anywhere
    case 0x2026: return kTrail;
    case 0x00AD:
    case 0x200C:
    case 0x200D: return kSoftHyphen;
    default: return std::nullopt;
  }
}

bool is_picture(char32_t c) {
  return (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B1B && c <= 0x2B55) || (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xFE0F;
}

// Where word processors put the characters of symbol fonts: their bullets.
bool is_symbol_font(char32_t c) { return c >= 0xF020 && c <= 0xF0FF; }

Kind sign_kind(char32_t c, int8_t category) {
  if (const auto kind = typographic_kind(c)) return *kind;
  if (is_picture(c)) return kPicture;
  if (c >= 0x2500 && c <= 0x259F) return kBox;
  switch (category) {
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return kSpace;
    case U_DASH_PUNCTUATION: return kDash;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION: return kOpen;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return kClose;
    case U_CURRENCY_SYMBOL: return kCurrency;
    case U_OTHER_PUNCTUATION: return c >= 0x0300 && !(c >= 0x2000 && c <= 0x206F) ? kTrail : kSymbol;
    default: return kSymbol;
  }
}

Traits ascii_traits(char32_t c) {
  if (c >= 'a' && c <= 'z') return {kLower, kLatin, 2};
  if (c >= 'A' && c <= 'Z') return {kUpper, kLatin, 3};
  if (c >= '0' && c <= '9') return {kDigit, kCommon, 3};
  return {c <= ' ' ? kSpace : kPunctuation, kCommon, 2};
}

// `b` behind a letter.
constexpr float behind_letter(Kind letter, Kind b) {
  switch (b) {
    case kOpen: return 5;
    case kClose:
    case kTrail: return 0.5f;
    case kApostrophe: return 0.2f;
    case kQuote:
    case kDash: return 1.5f;
    case kCurrency: return letter == kUpper ? 2.5f : 3;  // "8 M€"
    case kSymbol: return letter == kUpper ? 4 : 5;
    case kSoftHyphen: return letter == kUpper ? 4 : 0.5f;
    case kBox: return 6;
    case kPicture: return 3;
    case kDigit: return 1.5f;
    case kNativeDigit: return letter == kLower || letter == kUpper ? 12 : 1.5f;
    default: return 0;
  }
}

// A letter behind `a`.
constexpr float before_letter(Kind a, Kind letter) {
  switch (a) {
    case kClose:
    case kTrail: return 3;
    case kApostrophe: return 0.2f;
    case kDash: return 1.5f;
    case kCurrency: return 2.5f;
    case kSymbol: return 4;
    case kBox: return 6;
    case kPicture: return 3;
    case kDigit: return 1.5f;
    case kNativeDigit: return letter == kLower || letter == kUpper ? 12 : 1.5f;
    default: return 0;
  }
}

constexpr bool is_digit(Kind kind) { return kind == kDigit || kind == kNativeDigit; }

constexpr float signs_cost(Kind a, Kind b) {
  if (a == kSpace) return b == kClose ? 3 : b == kApostrophe ? 1.5f : 0.2f;
  if (b == kSpace) return a == kOpen ? 3 : 0.2f;
  if (a == kNativeDigit && b == kNativeDigit) return 0;
  if (is_digit(a) || is_digit(b)) return b == kOpen || a == kClose ? 3 : 0.5f;
  if (a == b) return a == kBox || a == kPicture ? 0.5f : 2;
  if ((a == kPicture && b == kSoftHyphen) || (a == kSoftHyphen && b == kPicture)) return 0.2f;  // emoji are joined
  if (a == kPunctuation || b == kPunctuation || a == kDash || b == kCurrency) return 1;
  return 2.5f;
}

// Two letters are a matter of their scripts, too.
constexpr float kind_cost(Kind a, Kind b) {
  if (is_letter(a) && is_letter(b)) return 0;
  if (is_letter(a)) return behind_letter(a, b);
  if (is_letter(b)) return b == kMark ? 5 : before_letter(a, b);
  return signs_cost(a, b);
}

constexpr char32_t kFirstHan = 0x4E00, kLastHan = 0x9FFF, kFirstHangul = 0xAC00, kLastHangul = 0xD7A3;

Traits find_traits(char32_t c) {
  if (c < 0x80) return ascii_traits(c);
  // A short way for those that are asked for most, though beyond what is kept.
  if (c >= kFirstHan && c <= kLastHan) return {kLetter, kEastAsian, kHanCost};
  if (c >= kFirstHangul && c <= kLastHangul) return {kLetter, kEastAsian, kHangulCost};
  if (c == 0xAA || c == 0xBA) return {kSymbol, kCommon, 7};  // ordinals: letters by category, signs by use
  const int8_t category = u_charType(static_cast<UChar32>(c));
  switch (category) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return {kUpper, script_of(c), cost_in(kLetterCosts, c, kRareLetter) + 0.5f};
    case U_LOWERCASE_LETTER: return {kLower, script_of(c), cost_in(kLetterCosts, c, kRareLetter)};
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER: return {kLetter, script_of(c), cost_in(kLetterCosts, c, kRareLetter)};
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
      if (c == 0xFE0F) return {kPicture, kCommon, 4};
      return {kMark, script_of(c), cost_in(kLetterCosts, c, c < kScriptsOfTheEast ? kRareMark : kRareLetter)};
    case U_CONTROL_CHAR: return {kControl, kCommon, kControlCost};
    case U_PRIVATE_USE_CHAR: return is_symbol_font(c) ? Traits{kSymbol, kCommon, kSymbolFontCost} : Traits{kControl, kCommon, kPrivateCost};
    case U_UNASSIGNED:
    case U_SURROGATE: return {kControl, kCommon, kUnassignedCost};
    case U_DECIMAL_DIGIT_NUMBER: return {kNativeDigit, kCommon, cost_in(kDigitCosts, c, kRareSign)};
    default: return {sign_kind(c, category), kCommon, cost_in(kSignCosts, c, kRareSign)};
  }
}

// Alphabets and typography; beyond them characters are too many to keep and too rare to matter.
constexpr size_t kKept = 0x2800;

}  // namespace

Traits traits_of(char32_t c) {
  static const auto kept = [] {
    std::vector<Traits> table;
    for (char32_t i = 0; i < kKept; ++i) table.push_back(find_traits(i));
    return table;
  }();
  return c < kKept ? kept[c] : find_traits(c);
}

float letters_cost(const Traits& a, const Traits& b) {
  if (b.kind == kMark && (b.script == kCommon || b.script == a.script)) return 0;
  if (a.kind == kMark && (a.script == kCommon || b.script == a.script)) return 0;
  if (a.script != b.script) {
    const bool beside_name = a.script + b.script == kEastAsian + kLatin && a.kind != kLower && b.kind != kLower;  // "PC" and the like
    return beside_name ? 4 : 7;
  }
  if (a.kind == kLower && b.kind == kUpper) return 6;
  return a.kind == kUpper && b.kind == kUpper ? 0.5f : 0;
}

constexpr std::array<std::array<float, kKinds>, kKinds> kStepCosts = [] {
  std::array<std::array<float, kKinds>, kKinds> table{};
  for (size_t a = 0; a < kKinds; ++a)
    for (size_t b = 0; b < kKinds; ++b) table[a][b] = kind_cost(static_cast<Kind>(a), static_cast<Kind>(b));
  return table;
}();

}  // namespace quern::mojibake

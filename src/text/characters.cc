#include "text/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace quern {
namespace {

// What becomes of the characters from `first` to `last` in a step.
struct Rule {
  enum class Into {
    kText,           // each becomes `text`; nothing, if it is empty
    kDecomposition,  // each becomes what Unicode decomposes it to (UAX #44, Decomposition_Mapping) if it has the step's type
    kNothingBehindAscii,
    kNothingUnlessTrace,  // nothing, where it is no trace of a byte that was misread
  };

  char32_t first, last;
  Step step;
  std::string_view text;
  Into into = Into::kText;
};

// Sorted. Of several rules for one character the first whose step is wanted counts.
constexpr auto kRules = std::to_array<Rule>({
    {0x0000, 0x0008, Step::kControls, ""},
    {0x000B, 0x000B, Step::kLineEnds, "\n"},  // VT
    {0x000D, 0x000D, Step::kLineEnds, "\n"},  // CR, and the LF behind it
    {0x000E, 0x001F, Step::kControls, ""},
    {0x007F, 0x007F, Step::kControls, ""},                                   // delete
    {0x0080, 0x0084, Step::kControls, "", Rule::Into::kNothingUnlessTrace},  // C1
    {0x0085, 0x0085, Step::kLineEnds, "\n"},                                 // NEL
    {0x0086, 0x009F, Step::kControls, "", Rule::Into::kNothingUnlessTrace},
    {0x00A0, 0x00A0, Step::kSpaces, " "},                                     // no-break space
    {0x00AD, 0x00AD, Step::kZeroWidth, ""},                                   // soft hyphen
    {0x1680, 0x1680, Step::kSpaces, " "},                                     // Ogham space mark
    {0x180E, 0x180E, Step::kZeroWidth, ""},                                   // Mongolian vowel separator
    {0x2000, 0x200A, Step::kSpaces, " "},                                     // en quad to hair space
    {0x200B, 0x200B, Step::kZeroWidth, ""},                                   // zero width space
    {0x200C, 0x200D, Step::kZeroWidth, "", Rule::Into::kNothingBehindAscii},  // (non-)joiner: Persian, Indic scripts and emoji need it
    {0x2010, 0x2015, Step::kDashes, "-"},                                     // hyphen to horizontal bar
    {0x2018, 0x201B, Step::kQuotes, "'"},                                     // curly single quotes, the low and the reversed one
    {0x201C, 0x201F, Step::kQuotes, "\""},                                    // curly double quotes, the low and the reversed one
    {0x2028, 0x2029, Step::kLineEnds, "\n"},                                  // LS, PS
    {0x202F, 0x202F, Step::kSpaces, " "},                                     // narrow no-break space
    {0x205F, 0x205F, Step::kSpaces, " "},                                     // medium mathematical space
    {0x2060, 0x2060, Step::kZeroWidth, ""},                                   // word joiner
    {0x2212, 0x2212, Step::kDashes, "-"},                                     // minus sign
    {0x2E3A, 0x2E3B, Step::kDashes, "-"},                                     // two-em and three-em dash
    {0x3000, 0x3000, Step::kWidth, " "},                                      // ideographic space
    {0x3000, 0x3000, Step::kSpaces, " "},
    {0xFB00, 0xFB06, Step::kLigatures, "", Rule::Into::kDecomposition},  // Latin: ff to st
    {0xFB13, 0xFB17, Step::kLigatures, "", Rule::Into::kDecomposition},  // Armenian
    {0xFE58, 0xFE58, Step::kDashes, "-"},                                // small em dash
    {0xFE63, 0xFE63, Step::kDashes, "-"},                                // small hyphen-minus
    {0xFEFF, 0xFEFF, Step::kControls, ""},                               // byte order mark
    {0xFEFF, 0xFEFF, Step::kZeroWidth, ""},
    {0xFF01, 0xFFEE, Step::kWidth, "", Rule::Into::kDecomposition},
});

// By the first byte of a character: the steps that may change it.
constexpr auto kStepsOfLead = [] {
  std::array<Steps, 256> steps{};
  for (const Rule& rule : kRules) {
    for (char32_t c = rule.first; c <= rule.last; ++c) {
      const auto lead = c < 0x80 ? c : c < 0x800 ? 0xC0 | c >> 6 : 0xE0 | c >> 12;
      steps[lead].insert(rule.step);
    }
  }
  return steps;
}();

size_t next_suspect(std::string_view text, size_t at, Steps steps) {
  while (at < text.size()) {
    for (; at + 8 <= text.size(); at += 8) {  // eight printing ASCII characters at a time
      uint64_t word;
      std::memcpy(&word, text.data() + at, 8);
      const uint64_t below_space = word - 0x2020202020202020ull;
      const uint64_t del = word + 0x0101010101010101ull;
      const uint64_t others = (word | below_space | del) & 0x8080808080808080ull;
      if (others == 0) continue;
      // The lowest is never a mistake, which a borrow makes of higher ones.
      if constexpr (std::endian::native == std::endian::little) at += static_cast<size_t>(std::countr_zero(others)) / 8;
      break;
    }
    for (const size_t end = std::min(at + 8, text.size()); at < end; ++at)
      if (kStepsOfLead[static_cast<unsigned char>(text[at])].has_any(steps)) return at;
  }
  return at;
}

bool has_type(char32_t c, Step step) {
  const int32_t type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE);
  return step == Step::kWidth ? type == U_DT_WIDE || type == U_DT_NARROW : type == U_DT_COMPAT;
}

std::optional<std::string> decomposition(char32_t c, Step step) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString into;
  if (U_FAILURE(status) || !has_type(c, step) || !nfkc->getRawDecomposition(static_cast<UChar32>(c), into)) return std::nullopt;
  std::string utf8;
  return into.toUTF8String(utf8);
}

const Rule* rule_for(char32_t c, Steps steps) {
  auto rule = std::lower_bound(kRules.begin(), kRules.end(), c, [](const Rule& r, char32_t value) { return r.last < value; });
  for (; rule != kRules.end() && rule->first <= c; ++rule)
    if (steps.has(rule->step)) return &*rule;
  return nullptr;
}

class CharacterRewriter {
 public:
  CharacterRewriter(std::string_view text, Steps steps, bool certain) : text_(text), steps_(steps), certain_(certain), rewriter_(text) {}

  CharacterRewrite run() {
    for (size_t at = next_suspect(text_, 0, steps_); at < text_.size(); at = next_suspect(text_, at, steps_)) {
      size_t end = at;
      const char32_t c = utf8::next(text_, end);
      const Rule* rule = rule_for(c, steps_);
      if (rule != nullptr && applies(*rule, at, end)) end = apply(*rule, c, at, end);
      at = end;
    }
    static_cast<Rewrite&>(out_) = rewriter_.finish();
    return std::move(out_);
  }

 private:
  bool applies(const Rule& rule, size_t at, size_t end) const {
    switch (rule.into) {
      case Rule::Into::kNothingBehindAscii: return before_is_ascii(at);
      case Rule::Into::kNothingUnlessTrace: return !may_be_trace(at, end);
      default: return true;
    }
  }

  // Whether repair may have left the control because it was not sure: it is a guess by itself, or stands where mojibake does.
  bool may_be_trace(size_t at, size_t end) const {
    return steps_.has(Step::kRepair) && (certain_ || !before_is_ascii(at) || beyond_ascii_stays(end));
  }

  // Of the character at `at`: what a step changes counts for nothing, for the next time it is not there.
  bool beyond_ascii_stays(size_t at) const {
    if (at == text_.size()) return false;
    const char32_t c = utf8::next(text_, at);
    const Rule* rule = rule_for(c, steps_);
    return c >= 0x80 && (rule == nullptr || rule->into == Rule::Into::kNothingUnlessTrace);  // controls side by side stay together
  }

  // Looks at what stands before in the new text: what was left out there joins nothing either.
  bool before_is_ascii(size_t at) const {
    const std::string_view before = rewriter_.before(at);
    return before.empty() || static_cast<unsigned char>(before.back()) < 0x80;
  }

  size_t apply(const Rule& rule, char32_t c, size_t begin, size_t end) {
    std::string decomposed;
    std::string_view into = rule.text;
    if (rule.into == Rule::Into::kDecomposition) {
      std::optional<std::string> found = decomposition(c, rule.step);
      if (!found) return end;
      decomposed = std::move(*found);
      into = decomposed;
    }
    if (c == '\r' && text_.substr(end).starts_with('\n')) ++end;
    rewriter_.replace(begin, end, into);
    note(rule, c);
    return end;
  }

  void note(const Rule& rule, char32_t c) {
    out_.had_nul |= c == 0;
    out_.had_controls |= rule.step == Step::kControls && c != 0 && c != 0xFEFF;
    out_.neighbours |= c != '\r';
  }

  std::string_view text_;
  Steps steps_;
  bool certain_;
  Rewriter rewriter_;
  CharacterRewrite out_;
};

}  // namespace

Step character_step(std::string_view text, Steps steps) {
  size_t at = 0;
  return rule_for(utf8::next(text, at), steps)->step;
}

CharacterRewrite rewrite_characters(std::string_view utf8, Steps steps, bool certain) {
  return steps.has_any(kCharacterSteps) ? CharacterRewriter(utf8, steps, certain).run() : CharacterRewrite();
}

}  // namespace quern

// How likely characters are, and to stand side by side: tells words from mojibake, in any language, without a dictionary.
#pragma once

#include <cstddef>
#include <cstdint>

namespace quern::mojibake {

enum class Kind : uint8_t {
  kSpace,
  kDigit,
  kPunctuation,
  kLower,
  kUpper,
  kLetter,  // of a script without case
  kMark,
  kOpen,  // quotes and brackets
  kClose,
  kApostrophe,
  kQuote,  // “ opens in English and closes in German
  kDash,
  kTrail,       // what ends a word or sentence: an ellipsis, an Arabic comma
  kSoftHyphen,  // and joiners
  kCurrency,
  kSymbol,
  kBox,
  kPicture,  // emoji, dingbats
  kControl,
};

constexpr size_t kKinds = static_cast<size_t>(Kind::kControl) + 1;

constexpr bool is_letter(Kind kind) { return kind >= Kind::kLower && kind <= Kind::kMark; }

struct Traits {
  Kind kind = Kind::kSpace;
  uint8_t script = 0;  // of letters and marks; equal for all that are written together (Han and kana)
  float cost = 0;      // how rare it is within text that has such characters, in nats
};

// What stands before and behind a piece.
constexpr Traits kEdge{Kind::kSpace, 0, 0};

Traits traits_of(char32_t c);

// How odd `b` is behind `a`, in nats.
float step_cost(const Traits& a, const Traits& b);

}  // namespace quern::mojibake

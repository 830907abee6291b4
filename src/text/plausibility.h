// How likely characters are, and to stand side by side: tells words from mojibake, in any language, without a dictionary.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace quern::mojibake {

enum class Kind : uint8_t {
  kSpace,
  kDigit,
  kNativeDigit,  // of a script without case
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

// How odd a letter is behind a letter, in nats; and any other pair, by their kinds.
float letters_cost(const Traits& a, const Traits& b);
extern const std::array<std::array<float, kKinds>, kKinds> kStepCosts;

// How odd `b` is behind `a`, in nats.
inline float step_cost(const Traits& a, const Traits& b) {
  if (is_letter(a.kind) && is_letter(b.kind)) return letters_cost(a, b);
  return kStepCosts[static_cast<size_t>(a.kind)][static_cast<size_t>(b.kind)];
}

}  // namespace quern::mojibake

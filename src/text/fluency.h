// How well a text reads: its kinds of characters side by side, its letters as in words. In nats; less is better.
#pragma once

#include <string_view>

#include "text/letter_model.h"
#include "text/plausibility.h"

namespace quern::mojibake {

// Chinese characters and Korean syllables: too many to know which follow which, but some are hardly ever met.
constexpr bool is_wide(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3); }

constexpr bool is_halfwidth_katakana(char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; }

// What was read so far, as far as it matters to what comes next.
struct ReadSoFar {
  Traits last = kEdge;
  uint16_t before_last = 0;  // numbers of letters
  uint16_t last_letter = 0;
};

// Reads one more character, and gives its cost.
float read_on(ReadSoFar& so_far, char32_t c);

// The cost of a text between spaces.
double fluency(std::u32string_view text);
double fluency(std::string_view utf8);

}  // namespace quern::mojibake

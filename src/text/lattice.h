// Decoding a piece of text through a chain of codecs: which sequences are decoded, and which characters kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/excerpt.h"

namespace quern::mojibake {

// A character, and the characters of a piece that it is made of. Small enough to be handed on in registers.
struct Sequence {
  uint32_t at = 0;
  uint32_t size = 0;  // 0: there is none
  char32_t character = 0;
  uint16_t depth = 0;  // codecs that were undone
  bool lossy = false;  // characters of it were changed or lost
};

struct Decoding {
  std::vector<Sequence> sequences;  // those that are worth it, in order
  double gain = 0;                  // how much more plausible they make the piece, in nats
};

// The most plausible mixture of sequences decoded (through the first codec of the chain, the first two, ... all) and
// characters kept.
Decoding decode_through(const Characters& piece, std::string_view codecs);

// Every sequence of one codec decoded, plausible or not: what the next codec of a chain is looked for in.
std::u32string peel(const Characters& piece, size_t codec);

}  // namespace quern::mojibake

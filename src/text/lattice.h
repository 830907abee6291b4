// Decoding a piece of text through a chain of codecs: which sequences are decoded, and which characters kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/codecs.h"
#include "text/plausibility.h"

namespace quern::mojibake {

// A piece of text as code points, with what is asked of them again and again.
struct Characters {
  Characters() = default;
  explicit Characters(std::u32string characters);

  std::u32string text;
  std::vector<Traits> traits;
  CodecMask codecs = 0;  // those in which some pair starts a sequence

  // How implausible it is as a whole, in nats.
  double cost() const;
};

// A character, and the characters of a piece that it is made of.
struct Sequence {
  size_t at = 0;
  size_t size = 0;  // 0: there is none
  char32_t character = 0;
  size_t depth = 0;  // codecs that were undone
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

// What repair looks at in a piece of text: the runs of characters beyond ASCII, and the characters next to them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/codecs.h"
#include "text/plausibility.h"

namespace quern::mojibake {

// Code points, with what is asked of them again and again.
struct Characters {
  Characters() = default;
  explicit Characters(std::u32string characters);

  std::u32string text;
  std::vector<Traits> traits;
  std::vector<CodecMask> starts;  // the codecs in which each, with the one behind it, starts a sequence
  CodecMask codecs = 0;           // those in which any does

  // How implausible they are as a whole, in nats.
  double cost() const;
};

// ASCII is never part of a sequence, and beyond its neighbours nothing depends on it: what is left out here makes all readings
// of the piece more costly by the same amount.
struct Excerpt {
  // Ends with the first run that makes it longer than `limit` characters.
  explicit Excerpt(std::string_view piece, size_t limit = std::string_view::npos);

  Characters characters;
  std::vector<uint32_t> offsets;  // of each in the piece, and where the last one ends
};

}  // namespace quern::mojibake

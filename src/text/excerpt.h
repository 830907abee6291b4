// What repair looks at in a piece of text: the runs of characters beyond ASCII, and the characters next to them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
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

// Visits the runs of characters beyond ASCII with their neighbours: visit(offset, character). A line feed stands for what is left
// out, so that nothing is read across it. Ends with the first run that makes it longer than `limit` characters, or where visit says no.
template <typename Visit>
size_t visit_runs(std::string_view piece, size_t limit, const Visit& visit) {
  // Neighbours that matter: a word in capitals shows in two letters, a letter's cost depends on the two before it, and a word of one
  // letter behind a space shows in three characters.
  constexpr size_t kBefore = 2, kBehind = 3;
  size_t done = 0, taken = 0;
  for (size_t run = skip_ascii(piece, 0); run < piece.size() && taken < limit; run = skip_ascii(piece, done)) {
    size_t end = run;
    while (end < piece.size() && static_cast<unsigned char>(piece[end]) >= 0x80) ++end;
    // A run that follows closely has neighbours of its own.
    end = skip_ascii(piece.substr(0, end + std::min(kBehind, piece.size() - end)), end);
    const size_t begin = std::max(done, run - std::min(run, kBefore));
    if (begin > done && taken > 0) {
      if (!visit(done, U'\n')) return done;
      ++taken;
    }
    for (done = begin; done < end; ++taken) {
      const size_t at = done;
      if (!visit(at, utf8::next(piece, done))) return done;
    }
  }
  return done;
}

// ASCII is never part of a sequence, and beyond its neighbours nothing depends on it: what is left out here makes all readings
// of the piece more costly by the same amount.
struct Excerpt {
  explicit Excerpt(std::string_view whole);  // which must outlive it

  std::string_view piece;
  Characters characters;
  std::vector<uint32_t> offsets;  // of each in the piece, and where the last one ends
};

}  // namespace quern::mojibake

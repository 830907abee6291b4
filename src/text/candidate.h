// One reading of a piece of text through one chain of codecs, and what is made of it.
#pragma once

#include <string>
#include <string_view>

#include "text/changes.h"
#include "text/excerpt.h"
#include "text/lattice.h"
#include "text/rewrite.h"

namespace quern::mojibake {

// What a piece of text was before it was misread, one or several times.
struct Reading {
  std::string text;
  Changes changes;  // of the piece, in bytes; none: it stands as it was, and `text` may be empty
};

// A rewriting of which all edits undid one chain, by one rule.
Reading reading_of(Rewrite rewrite, std::string_view chain, Rule rule);

// What a chain makes of a piece when only what is worth it is decoded.
struct Candidate {
  std::string codecs;
  Decoding decoding;
  double gain = 0;  // nats that it makes the piece more plausible, less the price of the chain
};

Reading reading_of(const Excerpt& excerpt, const Candidate& candidate);

// The characters of a piece with the sequences decoded.
std::u32string decoded(const Characters& piece, const Decoding& decoding);

}  // namespace quern::mojibake

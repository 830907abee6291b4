// Which chains of codecs a piece of text may have been misread through.
#pragma once

#include <string>
#include <vector>

#include "text/evidence.h"
#include "text/excerpt.h"

namespace quern::mojibake {

struct Chain {
  std::string codecs;  // their numbers in Codecs, a byte each, outermost first
  double price = 0;    // nats: how rare such a misreading is
  double rank = 0;     // how well what it makes of the piece compares, less the price
};

// The most promising chains of every length. What makes the text worse as a whole is not followed up.
std::vector<Chain> promising_chains(const Characters& original, const ProvenChains& proven);

// What a repair through the chain must bring.
double price_of(const std::string& codecs, const ProvenChains& proven);

}  // namespace quern::mojibake

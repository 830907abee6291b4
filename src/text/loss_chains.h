// Where a piece of text may have lost something, and the chains to try there.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "text/candidate.h"
#include "text/evidence.h"

namespace quern::mojibake {

constexpr double kUsual = 1.5;  // nats: the price of the codecs that are met most

// Whether behind a character stands what the rest of a sequence may have become.
bool looks_like_loss(const Characters& piece, size_t at);

// Those that explain some of the piece, or would if nothing had been lost, and proven ones; else every usual codec that may have been at
// work. `found`: the readings without losses, best first; `whole`: the one of them that suffices, or null.
std::set<std::string> chains_for_losses(const Characters& piece, const std::vector<Candidate>& found, const Candidate* whole,
                                        const ProvenChains& proven);

}  // namespace quern::mojibake

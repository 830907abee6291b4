// Readings of a piece of text that assume losses: what is enough evidence.
#pragma once

#include <optional>
#include <vector>

#include "text/candidate.h"
#include "text/evidence.h"

namespace quern::mojibake {

// A reading with losses that is better than `whole`, the best reading without any (or null). `found`: all of those, best first.
std::optional<Candidate> restore_losses(const Characters& piece, const std::vector<Candidate>& found, const Candidate* whole,
                                        bool ends_text, const ProvenChains& proven);

// A reading of a piece without any capital that takes its letters for capitals made small after the misreading: "montrã©al".
std::optional<Candidate> restore_case(const Characters& piece, double to_beat);

// Whether a capital or sign is left over that starts a sequence, before what the rest of a sequence may have become: a space, a
// quote, a hyphen, U+FFFD, nothing.
bool leaves_loss(const Characters& piece, const Candidate& candidate);

}  // namespace quern::mojibake

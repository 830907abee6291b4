// Undoes the misreading of UTF-8 through single-byte codecs in a short piece of text, of which repair sees an excerpt.
#pragma once

#include <optional>
#include <string_view>

#include "text/candidate.h"
#include "text/evidence.h"

namespace quern::mojibake {

struct RereadOptions {
  bool certain = false;    // no reading that restores what was lost
  bool ends_text = false;  // behind the piece there is nothing: a sequence may be cut
};

// The most plausible reading of a piece, if the evidence for it suffices. What it proves, or hints at, goes into `proven`.
std::optional<Reading> reread(const Excerpt& excerpt, const RereadOptions& options, ProvenChains& proven);

struct ProvenReading {
  Reading reading;
  bool fits = false;  // what it brings in stands where it is met: no other reading need be looked for
};

// The short cut for a document that is damaged all over: a proven chain that leaves nothing suspicious.
std::optional<ProvenReading> reread_as_proven(const Excerpt& excerpt, const ProvenChains& proven);

// Whether a proven chain left something over that looks like a sequence with a loss.
bool may_have_losses(const Excerpt& excerpt, const ProvenChains& proven);

}  // namespace quern::mojibake

// Which of the values that the rules made stand in the record.
#pragma once

#include <vector>

#include "fields/fields.h"
#include "fields/match.h"
#include "grammar/compiled.h"

namespace quern {

// Of a single value the lowest rank wins, then the first in the text. Of a list overlapping matches keep the lowest rank, then the
// longest, then the first; equal values the first; then it is cut at its limit. Fills the fields, and adds flags and the rules that hit
// (those of `flag_rules` too).
void resolve(std::vector<Candidate>& candidates, const std::vector<int>& flag_rules, const CompiledGrammar& grammar, Extraction& out,
             ExtractionTrace* trace);

}  // namespace quern

// What a sound grammar could do without, or should not do without.
#pragma once

#include <vector>

#include "grammar/compiled.h"
#include "grammar/merge.h"
#include "quern/grammar.h"

namespace quern::loading {

// By file and place. `merged`: what it was compiled from.
std::vector<GrammarFinding> lint(const CompiledGrammar& grammar, const Merged& merged);

}  // namespace quern::loading

// What a sound grammar could do without, or should not do without.
#pragma once

#include <vector>

#include "grammar/compiled.h"
#include "quern/grammar.h"

namespace quern::loading {

// By file and place. For Grammar::lint.
std::vector<GrammarFinding> lint(const CompiledGrammar& grammar);

}  // namespace quern::loading

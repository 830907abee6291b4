// The best labelling of all units at once: a linear chain with priced switches (Viterbi).
#pragma once

#include <vector>

#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/evidence.h"

namespace quern {

// The kind of each unit. Time: units x kinds^2.
std::vector<TopId> decode(const Layout& layout, const Evidences& evidences, const CompiledGrammar& grammar);

// The price of changing kind before unit `i`, without what the grammar adds for certain pairs.
float switch_cost(const Layout& layout, const Evidences& evidences, const Decoding& costs, size_t i);

}  // namespace quern

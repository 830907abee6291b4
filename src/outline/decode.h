// The best labelling of all units at once: a linear chain with priced switches (Viterbi).
#pragma once

#include <vector>

#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/evidence.h"

namespace quern {

// The kind of each unit. Time: units x kinds^2.
std::vector<TopId> decode(const Layout& layout, const Evidences& evidences, const CompiledGrammar& grammar);

// What prices a change of kind before unit `i` (> 0): a Boundary, or a heading (grammar/switches.h).
size_t switch_class(const Layout& layout, const Evidences& evidences, size_t i);

}  // namespace quern

// Learned evidence: what the words round a unit, its cues, its headings and its place say of its kind, by the grammar's tables.
#pragma once

#include <string_view>

#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/evidence.h"
#include "outline/outline.h"

namespace quern {

// Puts the learned scores in the place of those that the grammar's own numbers gave; these are a part of them.
void learn_evidence(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, Evidences& evidences,
                    DecodingTrace* trace);

}  // namespace quern

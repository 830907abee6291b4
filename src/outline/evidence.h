// What speaks for each kind at each unit: headings, the memory of the last one, cues, place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/outline.h"

namespace quern {

struct Evidences {
  size_t tops = 0;
  std::vector<float> scores;           // [unit * tops + top], in nats
  std::vector<HeadingEntry> headings;  // by unit: the section it is a heading of, where it stands (`within` heeded)

  float* of(size_t unit) { return scores.data() + unit * tops; }
  const float* of(size_t unit) const { return scores.data() + unit * tops; }
};

Evidences weigh_evidence(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, LanguageBits languages,
                         DecodingTrace* trace);

}  // namespace quern

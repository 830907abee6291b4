// What speaks for each kind at each unit: headings, the memory of the last one, cues, place.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/outline.h"

namespace quern {

// The last heading above a unit, or the unit itself: a known one, an inline one too, until an unknown one that is a line.
struct HeadingAbove {
  HeadingEntry entry;    // section kNoSection: there is none, or an unknown one
  bool lead = false;     // an inline one
  bool unknown = false;  // no section knows it
  uint32_t unit = 0;     // where it stands
};

struct Evidences {
  size_t tops = 0;
  std::vector<float> scores;           // [unit * tops + top], in nats
  std::vector<HeadingEntry> headings;  // by unit: the section it is a heading of, where it stands (`within` heeded)
  std::vector<HeadingAbove> above;     // by unit
  std::vector<uint16_t> hits;          // cues that speak, unit by unit
  std::vector<uint32_t> hits_end;      // by unit: where those of the next begin

  std::span<const uint16_t> hits_of(size_t unit) const {
    const size_t begin = unit == 0 ? 0 : hits_end[unit - 1];
    return std::span(hits).subspan(begin, hits_end[unit] - begin);
  }
  float* of(size_t unit) { return scores.data() + unit * tops; }
  const float* of(size_t unit) const { return scores.data() + unit * tops; }
};

Evidences weigh_evidence(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, LanguageBits languages,
                         DecodingTrace* trace);

}  // namespace quern

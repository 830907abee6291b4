#include "outline/decode.h"

#include <algorithm>

namespace quern {

size_t switch_class(const Layout& layout, const Evidences& evidences, size_t i) {
  const Unit& unit = layout.units[i];
  if (evidences.headings[i].section != kNoSection && !unit.lead) return kKnownHeading;
  if (unit.heading && !unit.lead) return kUnknownHeading;
  const bool below_heading = i > 0 && evidences.headings[i - 1].section != kNoSection;
  return static_cast<size_t>(below_heading ? Boundary::kAfterHeading : unit.boundary);
}

// For each unit, `highest[to]` is raised by one kind `from` after the other: rows without a branch, which compilers make vectors of.
// Most rows need no look: all their ways are worse than those from the best kind, and than to stay at that.
std::vector<TopId> decode(const Layout& layout, const Evidences& evidences, const CompiledGrammar& grammar) {
  const size_t count = layout.units.size(), tops = evidences.tops;
  std::vector<TopId> labels(count);
  if (count == 0) return labels;
  const Switches& switches = grammar.decoding.switches;
  std::vector<uint32_t> origins(count * tops);  // [unit * tops + to]: the kind of the unit before on the best way to `to`
  std::vector<float> best(evidences.of(0), evidences.of(0) + tops), highest(tops);
  for (size_t i = 1; i < count; ++i) {
    const size_t at = switch_class(layout, evidences, i);
    const auto leader = static_cast<size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    const float sure = std::min(best[leader] - switches.highest(at, leader), best[leader]);
    uint32_t* const origin = &origins[i * tops];
    for (size_t to = 0; to < tops; ++to) {
      highest[to] = best[to];
      origin[to] = static_cast<uint32_t>(to);
    }
    for (size_t from = 0; from < tops; ++from) {
      if (from != leader && best[from] - switches.lowest(at, from) < sure) continue;
      const float* const price = switches.row(at, from);
      for (size_t to = 0; to < tops; ++to) {
        const float score = best[from] - price[to];
        const bool better = score > highest[to];
        highest[to] = better ? score : highest[to];
        origin[to] = better ? static_cast<uint32_t>(from) : origin[to];
      }
    }
    const float* const scores = evidences.of(i);
    for (size_t to = 0; to < tops; ++to) best[to] = highest[to] + scores[to];
  }
  labels[count - 1] = static_cast<TopId>(std::max_element(best.begin(), best.end()) - best.begin());
  for (size_t i = count - 1; i > 0; --i) labels[i - 1] = static_cast<TopId>(origins[i * tops + labels[i]]);
  return labels;
}

}  // namespace quern

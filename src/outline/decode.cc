#include "outline/decode.h"

#include <algorithm>
#include <limits>

namespace quern {

float switch_cost(const Layout& layout, const Evidences& evidences, const Decoding& costs, size_t i) {
  const Unit& unit = layout.units[i];
  if (evidences.headings[i].section != kNoSection && !unit.lead) return costs.known_heading;
  if (unit.heading && !unit.lead) return costs.unknown_heading;
  const bool below_heading = i > 0 && evidences.headings[i - 1].section != kNoSection;
  const Boundary boundary = below_heading ? Boundary::kAfterHeading : unit.boundary;
  return costs.switch_cost[static_cast<size_t>(boundary)];
}

std::vector<TopId> decode(const Layout& layout, const Evidences& evidences, const CompiledGrammar& grammar) {
  const size_t count = layout.units.size(), tops = evidences.tops;
  std::vector<TopId> labels(count);
  if (count == 0) return labels;
  const Decoding& costs = grammar.decoding;
  std::vector<TopId> from(count * tops);
  std::vector<float> best(evidences.of(0), evidences.of(0) + tops), next(tops);
  for (size_t i = 1; i < count; ++i) {
    const float price = switch_cost(layout, evidences, costs, i);
    const float* scores = evidences.of(i);
    for (size_t to = 0; to < tops; ++to) {
      float highest = best[to];
      size_t origin = to;
      for (size_t top = 0; top < tops; ++top) {
        const float score = best[top] - price - costs.change[top * tops + to];
        if (top != to && score > highest) {
          highest = score;
          origin = top;
        }
      }
      next[to] = highest + scores[to];
      from[i * tops + to] = static_cast<TopId>(origin);
    }
    best.swap(next);
  }
  labels[count - 1] = static_cast<TopId>(std::max_element(best.begin(), best.end()) - best.begin());
  for (size_t i = count - 1; i > 0; --i) labels[i - 1] = from[i * tops + labels[i]];
  return labels;
}

}  // namespace quern

#include "outline/decode.h"

#include <algorithm>
#include <limits>

namespace quern {
namespace {

// What to add to the price of a change, by pair of kinds.
struct Changes {
  Changes(const Decoding& costs, size_t kinds)
      : tops(kinds),
        price(costs.change),
        lowest(kinds, std::numeric_limits<float>::infinity()),
        highest(kinds, -std::numeric_limits<float>::infinity()) {
    for (size_t from = 0; from < tops; ++from) {
      for (size_t to = 0; to < tops; ++to) {
        if (from == to) continue;
        lowest[from] = std::min(lowest[from], row(from)[to]);
        highest[from] = std::max(highest[from], row(from)[to]);
      }
      price[from * tops + from] = std::numeric_limits<float>::infinity();  // to stay is no change, and the loop need not ask
    }
  }
  const float* row(size_t from) const { return &price[from * tops]; }

  size_t tops;
  std::vector<float> price;            // [from * tops + to]
  std::vector<float> lowest, highest;  // of each row
};

}  // namespace

float switch_cost(const Layout& layout, const Evidences& evidences, const Decoding& costs, size_t i) {
  const Unit& unit = layout.units[i];
  if (evidences.headings[i].section != kNoSection && !unit.lead) return costs.known_heading;
  if (unit.heading && !unit.lead) return costs.unknown_heading;
  const bool below_heading = i > 0 && evidences.headings[i - 1].section != kNoSection;
  const Boundary boundary = below_heading ? Boundary::kAfterHeading : unit.boundary;
  return costs.switch_cost[static_cast<size_t>(boundary)];
}

// For each unit, `highest[to]` is raised by one kind `from` after the other: rows without a branch, which compilers make vectors of.
// Most rows need no look: all their ways are worse than those from the best kind, and than to stay at that.
std::vector<TopId> decode(const Layout& layout, const Evidences& evidences, const CompiledGrammar& grammar) {
  const size_t count = layout.units.size(), tops = evidences.tops;
  std::vector<TopId> labels(count);
  if (count == 0) return labels;
  const Changes changes(grammar.decoding, tops);
  std::vector<uint32_t> origins(count * tops);  // [unit * tops + to]: the kind of the unit before on the best way to `to`
  std::vector<float> best(evidences.of(0), evidences.of(0) + tops), highest(tops);
  for (size_t i = 1; i < count; ++i) {
    const float price = switch_cost(layout, evidences, grammar.decoding, i);
    const auto leader = static_cast<size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    const float sure = std::min(best[leader] - price - changes.highest[leader], best[leader]);
    uint32_t* const origin = &origins[i * tops];
    for (size_t to = 0; to < tops; ++to) {
      highest[to] = best[to];
      origin[to] = static_cast<uint32_t>(to);
    }
    for (size_t from = 0; from < tops; ++from) {
      const float left = best[from] - price;
      if (from != leader && left - changes.lowest[from] < sure) continue;
      const float* const change = changes.row(from);
      for (size_t to = 0; to < tops; ++to) {
        const float score = left - change[to];
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

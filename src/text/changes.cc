#include "text/changes.h"

#include <algorithm>

namespace quern::mojibake {
namespace {

// The boldest rule speaks for both.
void take_in(Change& change, const Change& part) {
  if (!change.chain.empty()) change.chain += '>';
  change.chain += part.chain;
  change.rule = std::max(change.rule, part.rule);
}

bool within(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

}  // namespace

std::string_view name_of(Rule rule) {
  switch (rule) {
    case Rule::kUtf8: return "utf8";
    case Rule::kLossy: return "lossy";
    case Rule::kC1: return "c1";
    case Rule::kCjk: return "cjk";
    case Rule::kEightBit: return "8-bit";
  }
  return "";
}

OriginMap map_of(const Changes& changes) {
  std::vector<OriginMap::Edit> edits;
  edits.reserve(changes.size());
  for (const Change& change : changes) edits.push_back({change.before, change.after});
  return OriginMap(std::move(edits));
}

Changes join(const Changes& first, const Changes& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  const OriginMap map = map_of(first).then(map_of(second));
  Changes joined;
  size_t i = 0, j = 0;
  for (const OriginMap::Edit& edit : map.edits()) {
    Change change{edit.before, edit.after, {}, Rule::kUtf8};
    // Several changes may lie within one; the first of each list speaks for them.
    if (i < first.size() && within(first[i].before, edit.before)) take_in(change, first[i]);
    while (i < first.size() && within(first[i].before, edit.before)) ++i;
    if (j < second.size() && within(second[j].after, edit.after)) take_in(change, second[j]);
    while (j < second.size() && within(second[j].after, edit.after)) ++j;
    joined.push_back(std::move(change));
  }
  return joined;
}

}  // namespace quern::mojibake

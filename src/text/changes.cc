#include "text/changes.h"

namespace quern::mojibake {
namespace {

bool within(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

}  // namespace

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
    Change change{edit.before, edit.after, {}};
    // Several changes may lie within one; the first of each list speaks for them.
    if (i < first.size() && within(first[i].before, edit.before)) change.codecs += first[i].codecs;
    while (i < first.size() && within(first[i].before, edit.before)) ++i;
    if (j < second.size() && within(second[j].after, edit.after)) change.codecs += second[j].codecs;
    while (j < second.size() && within(second[j].after, edit.after)) ++j;
    joined.push_back(std::move(change));
  }
  return joined;
}

}  // namespace quern::mojibake

#include <algorithm>

#include "quern/text.h"

namespace quern {
namespace {

using Edit = OriginMap::Edit;

// Where `offset`, counted on the `from` side of the edits, lies on the `to` side.
uint32_t map_offset(std::span<const Edit> edits, uint32_t offset, Span Edit::*from, Span Edit::*to) {
  const auto behind = std::upper_bound(edits.begin(), edits.end(), offset, [&](uint32_t o, const Edit& e) { return o < (e.*from).begin; });
  if (behind == edits.begin()) return offset;
  const Edit& edit = *(behind - 1);
  if (offset < (edit.*from).end) return (edit.*to).begin;
  return (edit.*to).end + (offset - (edit.*from).end);
}

// One of the two edit lists that are joined, seen from the text in the middle.
class Side {
 public:
  Side(std::span<const Edit> edits, Span Edit::*middle, Span Edit::*outer) : edits_(edits), middle_(middle), outer_(outer) {}

  bool done() const { return next_ == edits_.size(); }
  Span next() const { return edits_[next_].*middle_; }
  void take() {
    const Edit& edit = edits_[next_++];
    shift_ = static_cast<int64_t>((edit.*outer_).end) - (edit.*middle_).end;
  }
  // The outer offset of a middle one that lies outside the edits, or where the next one starts.
  uint32_t outer(uint32_t middle) const { return static_cast<uint32_t>(middle + shift_); }

 private:
  std::span<const Edit> edits_;
  Span Edit::*middle_;
  Span Edit::*outer_;
  size_t next_ = 0;
  int64_t shift_ = 0;
};

bool comes_before(Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end <= b.end; }

// Takes the edit at `start` and all that overlap it, directly or through others; returns where they end.
uint32_t take_overlapping(Side& first, Side& second, Span start) {
  uint32_t end = start.end;
  for (bool grown = true; grown;) {
    grown = false;
    for (Side* side : {&first, &second}) {
      if (side->done() || (side->next().begin >= end && side->next() != start)) continue;
      end = std::max(end, side->next().end);
      side->take();
      grown = true;
    }
  }
  return end;
}

}  // namespace

uint32_t OriginMap::before(uint32_t after) const { return map_offset(edits_, after, &Edit::after, &Edit::before); }

uint32_t OriginMap::after(uint32_t before) const { return map_offset(edits_, before, &Edit::before, &Edit::after); }

// Edits of both lists that overlap in the middle text become one.
OriginMap OriginMap::then(const OriginMap& next) const {
  if (identity()) return next;
  if (next.identity()) return *this;
  Side first(edits_, &Edit::after, &Edit::before);
  Side second(next.edits_, &Edit::before, &Edit::after);
  std::vector<Edit> joined;
  while (!first.done() || !second.done()) {
    const Span start = second.done() || (!first.done() && comes_before(first.next(), second.next())) ? first.next() : second.next();
    Edit edit{{first.outer(start.begin), 0}, {second.outer(start.begin), 0}};
    const uint32_t end = take_overlapping(first, second, start);
    edit.before.end = first.outer(end);
    edit.after.end = second.outer(end);
    joined.push_back(edit);
  }
  return OriginMap(std::move(joined));
}

}  // namespace quern

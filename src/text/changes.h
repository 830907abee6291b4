// Changes of a text that remember which codecs they undid.
#pragma once

#include <string>
#include <vector>

#include "quern/text.h"

namespace quern::mojibake {

struct Change {
  Span before;
  Span after;
  std::string codecs;  // their numbers in Codecs, a byte each, outermost first
};
using Changes = std::vector<Change>;  // sorted, not overlapping

OriginMap map_of(const Changes& changes);

// Doing `first` and then `second` as one list. What overlaps becomes one change, which undid the codecs of both.
Changes join(const Changes& first, const Changes& second);

}  // namespace quern::mojibake

// Changes of a text that remember what decided them, and which codecs they undid.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quern/text.h"

namespace quern::mojibake {

// What decided a change, from the surest to the boldest.
enum class Rule : uint8_t {
  kUtf8,      // the bytes re-encode into well-formed UTF-8
  kLossy,     // they would, had some not been changed or lost
  kC1,        // a control character for a character of windows-1252
  kCjk,       // the bytes are well-formed in a multi-byte codec
  kEightBit,  // the text reads better in another single-byte codec
};

// As it stands in the log: "utf8", "lossy" ...
std::string_view name_of(Rule rule);

struct Change {
  Span before;
  Span after;
  std::string chain;  // the codecs that were undone, outermost first: "windows-1252>windows-1252"
  Rule rule = Rule::kUtf8;
};
using Changes = std::vector<Change>;  // sorted, not overlapping

OriginMap map_of(const Changes& changes);

// Doing `first` and then `second` as one list. What overlaps becomes one change, which undid the codecs of both.
Changes join(const Changes& first, const Changes& second);

}  // namespace quern::mojibake

// Text -> units: lines and parts of lines, each with the boundary before it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "quern/span.h"

namespace quern {

// A line or a part of a line. `span` holds no white space at its ends and no bullet.
struct Unit {
  Span span;                            // the words; empty for a bullet that stands alone
  Span marked;                          // with bullet and decoration, as it stands in the text
  Boundary boundary = Boundary::kLine;  // before it
  uint32_t line = 0;                    // logical line that it is part of; hard-wrapped lines are one
  uint16_t indent = 0;                  // columns before it
  uint8_t level = 0;                    // of a markdown or setext heading, 1 to 6; else 0
  bool bullet = false;
  bool emphasis = false;   // all of it bold
  bool heading = false;    // a known heading, or shaped like one
  bool lead = false;       // an inline heading: what follows on the line is its content
  bool furniture = false;  // wraps the document's subject, as whoever made the text knows
  HeadingEntry known;      // section kNoSection: none, or only shaped like a heading
};

struct Layout {
  std::vector<Unit> units;
};

// Linear in the size of the text. Every byte that is no white space lies in exactly one unit's `marked`.
Layout lay_out(std::string_view text, const CompiledGrammar& grammar);

// Marks the units that lie in `furniture` (spans of the text, in order).
void mark_furniture(Layout& layout, std::span<const Span> furniture);

}  // namespace quern

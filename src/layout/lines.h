// Text -> logical lines: what decorates a line taken off, hard-wrapped lines joined again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "quern/span.h"

namespace quern {

struct Line {
  Span words;              // without decoration; holds the line ends of lines that were joined; empty for a bullet alone
  Span marked;             // as it stands, rules below it included
  uint32_t last_size = 0;  // bytes of the last physical line in it
  uint16_t indent = 0;     // columns before it; a tab counts as four
  uint8_t level = 0;       // of a markdown or setext heading
  bool blank_before = false;
  bool bullet = false;  // a bullet or a number stands before it
  bool emphasis = false;
};

// Whether the words of a line are a known heading: such a line goes on nothing.
using IsHeading = std::function<bool(std::string_view)>;

// Where the line that holds `from` ends: at its "\n" or "\f", or at the end of the text.
size_t find_line_end(std::string_view text, size_t from);

// Every byte that is no white space lies in exactly one line's `marked`.
std::vector<Line> find_lines(std::string_view text, const IsHeading& is_heading = {});

}  // namespace quern

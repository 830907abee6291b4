// HTML -> what of it makes the structure of the text: its tags reduced to a skeleton for Gumbo, and where each piece of text stands.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quern/span.h"

namespace quern::html {

// A tag or a text that stands in the skeleton.
struct MarkupToken {
  uint32_t skeleton = 0;  // where it begins there
  Span place;             // in the markup: a text, or a tag from its "<" to its ">"
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  uint16_t flags = 0;  // TokenFlag
};

// Gumbo reads text and attributes one character at a time. So it gets neither: each text is one letter, tags that are only part of a line
// are left out, others have no attributes. What it is there for, which element stands in which, is the same.
struct Markup {
  std::string skeleton;
  std::vector<MarkupToken> tokens;
  std::vector<Span> json_ld;  // the contents of such scripts
  Span title;                 // of the first <title>
  bool too_deep = false;      // the rest was not read
};

// `markup`: UTF-8. One look at each byte, whatever stands there.
Markup read_markup(std::string_view markup);

}  // namespace quern::html

// The elements and texts of a page as they stand in each other: Gumbo's tree, laid out as a list in document order.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <vector>

#include "html/markup.h"

namespace quern::html {

inline constexpr uint32_t kNoToken = 0xFFFFFFFF;

struct PageNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  uint16_t flags = 0;         // TokenFlag; kText: a text
  uint16_t blocks = 0;        // of an element: how many lines of text it makes at least; more than a few are not counted
  uint32_t token = kNoToken;  // in Markup::tokens; none: the standard puts such an element in
  uint32_t end = 0;           // the number of the node behind all that stands in this one
  uint32_t size = 0;          // bytes of visible text in it, as they stand in the markup
  bool has_subject = false;   // holds what the page is about: a main heading, <main>, <article>
};

// Node 0 is the page itself. No recursion, whatever the page is.
std::vector<PageNode> make_tree(const Markup& markup);

}  // namespace quern::html

// The tree of a page -> its text, in the form that the layout stage understands.
#pragma once

#include <string_view>
#include <vector>

#include "html/line_writer.h"
#include "html/tree.h"

namespace quern::html {

// Headings become `## Heading`, list items `- item`, bold lines `**line**`, rows of a table `Key: value` or `a | b`. Each word that is
// seen on the page stands there once.
LineWriter::Written write_text(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes);

}  // namespace quern::html

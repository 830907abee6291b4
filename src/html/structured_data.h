// What a page says of itself for programs: schema.org as JSON-LD and as microdata, each item as a value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/tree.h"
#include "quern/span.h"
#include "quern/value.h"

namespace quern::html {

// An object with its members, "@type" among them; nested items are objects, too.
struct StructuredItem {
  Value value;
  Span place;  // where it stands in the markup
};

// Items of one JSON text: an object, a list of them, or what stands in an "@graph". Slips that leave no doubt are mended: line ends in
// strings, commas behind the last element, comment marks round it. False: it is no JSON all the same.
bool read_json_ld(std::string_view json, Span place, std::vector<StructuredItem>& items);

// Items of the page that no other holds.
void read_microdata(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes, std::vector<StructuredItem>& items);

// The words of a node as one line.
std::string line_of(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes, uint32_t number);

}  // namespace quern::html

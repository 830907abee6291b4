// The attributes of a tag as they stand in the markup, and what they say of the element: hidden, furniture of the page, an item of data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quern::html {

// White space as HTML has it.
inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

struct Attribute {
  std::string_view name, value;  // as they stand: references in the value are not decoded
};

// Reads on from behind a tag's name, as WHATWG's tokenizer does. One look at each byte.
//
//   AttributeReader reader(markup, at);
//   for (Attribute attribute; reader.next(attribute);) ...
//   reader.end();   // behind the ">"
class AttributeReader {
 public:
  AttributeReader(std::string_view markup, size_t at) : markup_(markup), at_(at) {}

  bool next(Attribute& attribute);
  // When next() gave false: behind the tag; npos if the text ends within it.
  size_t end() const { return end_; }

 private:
  std::string_view read_value();

  std::string_view markup_;
  size_t at_;
  size_t end_ = std::string_view::npos;
};

// What is to be known of an element.
enum TokenFlag : uint16_t {
  kHidden = 1,        // nobody sees what is in it
  kFurniture = 2,     // navigation, forms, notices: what a page wraps round its subject
  kItemScope = 4,     // microdata: an item of its own
  kItemProp = 8,      // ... a property of one
  kSpaceBefore = 16,  // of a text: white space before it
  kBold = 32,         // of a text
  kText = 64,         // a text and no tag
};

// The flags that one attribute gives.
uint16_t flags_of(const Attribute& attribute);

}  // namespace quern::html

// What each element of HTML is to the reader: whether it makes the structure of a text, and how it holds its content.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>

namespace quern::html {

enum class ElementKind : uint8_t {
  kInline,     // part of a line; makes no structure, unless its attributes say something
  kSpaced,     // the same, but a box of its own: what stands in it is apart from its neighbours
  kVoid,       // has no content and no text
  kBlock,      // makes structure
  kRawHidden,  // its content is no markup, and not seen
  kRawShown,   // its content is no markup, and shown
  kTemplate,   // its content is markup that is not shown
  kSvg,
};

ElementKind kind_of(GumboTag tag);

inline bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }
inline bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }
inline bool is_section_of_table(GumboTag tag) { return tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT; }
// What stands only in a table.
inline bool is_part_of_table(GumboTag tag) {
  return is_cell(tag) || is_section_of_table(tag) || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_CAPTION;
}
// Stands in a line, though it stands in the skeleton.
inline bool is_in_line(GumboTag tag) { return tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_BUTTON; }
inline bool is_list(GumboTag tag) { return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU || tag == GUMBO_TAG_DIR; }

// Furniture by its name alone. `header` is not among them: it may head the page's subject.
bool is_furniture_element(GumboTag tag);

}  // namespace quern::html

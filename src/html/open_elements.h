// The elements that are open while the tags of a page go by, as HTML's tree construction will have them, so that its cost is known before.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <vector>

namespace quern::html {

// No page that people made is that deep (browsers themselves stop at 512), and Gumbo looks through all open elements at each tag.
inline constexpr size_t kDeepest = 512;

class OpenElements {
 public:
  // A tag that opens an element; those that it closes by itself (a paragraph, a list item, a cell) are closed. False: it is too deep.
  bool open(GumboTag tag);
  // Whether there is an open element that this end tag closes; it and all within it are closed.
  bool close(GumboTag tag);
  bool holds(GumboTag tag) const;
  size_t depth() const { return open_.size(); }

 private:
  // Closes the innermost `tag`, unless `border` stands before it.
  template <typename Wanted, typename Border>
  bool close_up_to(Wanted wanted, Border border);
  bool remove(GumboTag tag);
  void close_implied(GumboTag tag);
  void begin_part_of_table(GumboTag tag);

  std::vector<GumboTag> open_;
};

}  // namespace quern::html

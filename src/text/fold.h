// The match view: what patterns see of a text. See grammar/README.md, "What a pattern sees".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quern/span.h"

namespace quern {

// A folded copy of a piece of text, with the way back. Spaces are ' ', dashes '-', quotes ' and ", zero-width
// characters and soft hyphens gone, compatibility letters plain; case and accents stay.
class MatchView {
 public:
  // Folds `text`; what needs no folding (plain ASCII, most accented text) is not copied, so `text` must outlive the view.
  void reset(std::string_view text);

  std::string_view text() const { return view_; }
  // The range of the folded text -> the range of the text it was made from.
  Span origin(size_t begin, size_t end) const;

 private:
  struct Step {
    uint32_t view;    // from here in the view ...
    uint32_t source;  // ... it runs in step with the source from here,
    bool replaced;    // or is one character's replacement
  };
  void change(uint32_t source_begin, uint32_t source_end, std::string_view into);
  uint32_t source_begin(uint32_t view_offset) const;
  uint32_t source_end(uint32_t view_offset) const;

  std::string_view view_;
  std::string folded_;
  std::vector<Step> steps_;
};

// Folded and in lower case (full Unicode case folding), spaces collapsed and trimmed: the form in which phrases are compared.
std::string fold_phrase(std::string_view text);
// The same into `out`, without allocating once `out` has grown.
void fold_phrase(std::string_view text, std::string& out);
// What is not ASCII folded and in lower case; ASCII as it is, also what folding makes. For words that are told apart letter by letter.
void fold_wide(std::string_view text, std::string& out);
// Whether a folded phrase stands in another as words of its own: "cook" in "ship's cook", not in "cookie baker".
bool holds_phrase(std::string_view phrase, std::string_view part);

}  // namespace quern

// What a rule's pattern sees: a piece of the document as a match view, with the way back to the document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quern/span.h"
#include "text/fold.h"

namespace quern {

// Line ends within the piece are one space (none behind a hyphen that broke a word), so that patterns run over hard-wrapped lines.
class Haystack {
 public:
  // Shows `piece` of `text`, which must outlive the haystack. Keeps its buffers from piece to piece.
  void show(std::string_view text, Span piece);

  std::string_view view() const { return view_.text(); }
  Span whole() const { return {0, static_cast<uint32_t>(view().size())}; }
  Span range_of(std::string_view part_of_view) const {
    const auto begin = static_cast<uint32_t>(part_of_view.data() - view().data());
    return {begin, begin + static_cast<uint32_t>(part_of_view.size())};
  }

  // A range of the view -> the span of the document.
  Span origin(Span range) const;
  // A range of the view as the document shows it, white space trimmed and collapsed, invisible characters left out.
  std::string shown(Span range) const;

 private:
  struct Step {
    uint32_t source;  // from here in the joined text ...
    uint32_t text;    // ... it runs in step with the document from here
  };
  void join(std::string_view text, Span piece);

  std::string_view source_;  // what the view was made from: the piece, or `joined_`
  std::string joined_;
  std::vector<Step> steps_;
  MatchView view_;
};

}  // namespace quern

// A text with some of its pieces replaced, and which ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quern/text.h"

namespace quern {

inline Span span_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

struct Rewrite {
  std::string text;
  std::vector<OriginMap::Edit> edits;  // none: nothing was replaced, and `text` is empty

  bool changed() const { return !edits.empty(); }
};

// Copies what lies between the pieces. They come in order and do not overlap.
class Rewriter {
 public:
  explicit Rewriter(std::string_view text) : text_(text) {}

  void replace(size_t begin, size_t end, std::string_view into) {
    if (!out_.changed()) out_.text.reserve(text_.size());
    out_.text.append(text_, copied_, begin - copied_);
    out_.edits.push_back({span_of(begin, end), span_of(out_.text.size(), out_.text.size() + into.size())});
    out_.text += into;
    copied_ = end;
  }

  // What stands before `at` in the new text, as far back as the last piece that was kept or put in.
  std::string_view before(size_t at) const { return at > copied_ ? text_.substr(0, at) : std::string_view(out_.text); }

  Rewrite finish() {
    if (out_.changed()) out_.text.append(text_, copied_, text_.size() - copied_);
    return std::move(out_);
  }

 private:
  std::string_view text_;
  Rewrite out_;
  size_t copied_ = 0;  // what lies before is in the new text
};

}  // namespace quern

// Where a rule looks: the haystack, and what surrounds it.
#pragma once

#include <utility>
#include <vector>

#include "fields/haystack.h"
#include "grammar/compiled.h"

namespace quern {

class Scene {
 public:
  Haystack haystack;
  SectionId section = kNoSection;
  bool first = false;   // the first of its section kind
  bool early = false;   // among the first units of the document
  bool waived = false;  // an example: where it stands does not matter

  // To be called when the haystack shows something new.
  void changed() { found_.clear(); }

  // Whether `pattern` is found in all that is seen; looked for once, however many matches ask.
  bool holds(const Pattern& pattern) {
    for (const auto& [known, is_found] : found_)
      if (known == &pattern) return is_found;
    found_.emplace_back(&pattern, pattern.found(haystack.view()));
    return found_.back().second;
  }

 private:
  std::vector<std::pair<const Pattern*, bool>> found_;
};

}  // namespace quern

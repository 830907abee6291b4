// Reads off a pattern which strings a text must have for it to match.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "pattern/literals.h"
#include "pattern/regex_parts.h"

namespace quern::pattern {

// A text in which a pattern is found has at least one literal of each list.
struct Needs {
  Literals any_of;                // one for each branch
  std::vector<Literals> further;  // lists of parts of the branches, none of them complete
};

// Reads the patterns of one set; what it found out about a long group (a vocabulary) it remembers, for most stand in many patterns.
class LiteralReader {
 public:
  // `most`: strings that the parts of a sequence may make together.
  explicit LiteralReader(size_t most = 2500);

  // The rarest list first; nothing where no list rules out enough (`.*`, `the|a`). The pattern's text must outlive the reader.
  //
  //   needs(*parse_regex("\\b(?:salary|[0-9]+ years)\\b"))   // any_of: "salary" (complete, between words), " years" (\b behind it)
  Needs needs(const std::vector<RegexSequence>& alternatives, Edge left = Edge::kAny, Edge right = Edge::kAny);

 private:
  Needs known(const std::vector<RegexSequence>& alternatives);
  Needs known(const RegexSequence& sequence);
  Needs known(const RegexItem& item);
  Needs known_once(const RegexItem& item);
  Needs known_group(const RegexItem& group);

  size_t most_;
  std::unordered_map<std::string_view, Needs> groups_;  // by their text
};

}  // namespace quern::pattern

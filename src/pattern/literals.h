// Strings that a text must have for a pattern to match: what lets most patterns be decided without trying them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pattern/regex_parts.h"

namespace quern::pattern {

// What stands at an end of a literal, from the weakest to the strongest.
enum class Edge : uint8_t {
  kAny,
  kWord,   // \b
  kSpace,  // on the left: a space
  kText,   // the end of the text
};

// A string of which a match has need. Of a branch of a pattern (one way to choose among its alternatives) it may be a part, or all.
struct Literal {
  std::string text;  // ASCII in lower case, each digit as kAnyDigit; empty: nothing but the edges is known
  Edge left = Edge::kAny, right = Edge::kAny;
  bool prefix = true, suffix = true;  // the branch begins, or ends, with it
  bool complete = true;               // it is the whole branch: where it stands, the pattern matches
  bool spaced = false;                // it is not the end of the branch, but that is a space

  bool operator==(const Literal&) const = default;
  // By text, then by all else.
  bool operator<(const Literal& other) const;
};

inline constexpr char kAnyDigit = '0';

using Literals = std::vector<Literal>;

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

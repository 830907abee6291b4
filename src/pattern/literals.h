// Words that a text must have for a pattern to match: what lets most patterns be ruled out without trying them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pattern/regex_parts.h"

namespace quern::pattern {

using LiteralList = std::vector<std::string>;

// What is known of a part of a pattern.
struct KnownStrings {
  std::optional<LiteralList> exact;   // all strings that it matches,
  std::vector<LiteralList> required;  // or else lists of each of which it needs one, the rarest first
};

// Reads the patterns of one set; what it found out about a long group (a vocabulary) it remembers, for most stand in many patterns.
class LiteralReader {
 public:
  // Lists of literals in ASCII lower case. A text in which the pattern is found has at least one literal of each list; the rarest
  // list stands first. Empty where no list is worth looking for (`.*`, `the|a`). The pattern's text must outlive the reader.
  //
  //   required(*parse_regex("[0-9]+ (?:years?|yrs)"))   // {" year", " years", " yrs"} and {"0", "1" ... "9"}
  std::vector<LiteralList> required(const std::vector<RegexSequence>& alternatives);

 private:
  KnownStrings known(const std::vector<RegexSequence>& alternatives);
  KnownStrings known(const RegexSequence& sequence);
  KnownStrings known(const RegexItem& item);
  KnownStrings known_once(const RegexItem& item);
  KnownStrings known_group(const RegexItem& group);

  std::unordered_map<std::string_view, KnownStrings> groups_;  // by their text
};

}  // namespace quern::pattern

// The parts of a pattern, as far as they matter for what it can begin and end with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quern::loading {

struct RegexItem;
using RegexSequence = std::vector<RegexItem>;

struct RegexItem {
  enum class Kind : uint8_t {
    kWordCharacter,   // always an ASCII letter, digit or _
    kOtherCharacter,  // never one
    kAnyCharacter,    // may be one
    kAssertion,       // no character: ^ $ \b
    kGroup,
  };

  Kind kind = Kind::kAnyCharacter;
  std::string text;                         // of all but a group
  std::string open;                         // of a group: "(?:"
  std::vector<RegexSequence> alternatives;  // of a group
  std::string repeat;                       // "?", "*", "{2,3}"; empty: once

  bool zero_width() const { return kind == Kind::kAssertion; }
  bool optional() const { return !repeat.empty() && (repeat[0] == '?' || repeat[0] == '*' || repeat.starts_with("{0")); }
};

// The alternatives of a pattern that RE2 accepts; nothing where it has syntax that is not followed here (\Q...\E).
std::optional<std::vector<RegexSequence>> parse_regex(std::string_view pattern);

std::string regex_text(const RegexSequence& sequence);

}  // namespace quern::loading

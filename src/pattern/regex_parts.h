// The parts of a pattern, as far as they matter for what it can begin and end with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quern::pattern {

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
  std::string_view text;                    // without the repeat; of a group with its brackets
  std::string_view open;                    // of a group: "(?:"
  std::vector<RegexSequence> alternatives;  // of a group
  std::string_view repeat;                  // "?", "*", "{2,3}"; empty: once

  bool zero_width() const { return kind == Kind::kAssertion; }
  bool optional() const { return !repeat.empty() && (repeat[0] == '?' || repeat[0] == '*' || repeat.starts_with("{0")); }
};

// The alternatives of a pattern that RE2 accepts, as views of it; nothing where it has syntax that is not followed here (\Q...\E).
std::optional<std::vector<RegexSequence>> parse_regex(std::string_view pattern);

std::string regex_text(const RegexSequence& sequence);

}  // namespace quern::pattern

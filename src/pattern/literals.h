// Strings that a text must have for a pattern to match, and the algebra of them: what lets most patterns be decided without trying them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

// The empty string, which matches anywhere; and a part of a pattern of which nothing is known.
inline const Literal kNothing;
inline const Literal kUnknown{"", Edge::kAny, Edge::kAny, false, false, false};

// Bits: how seldom one of the list stands at some place of a text.
double rarity(const Literals& literals);

// One of the list stands in every text that is matched: none of them is empty.
bool says_something(const Literals& list);

bool ends_in_space(const Literal& literal);

// Each head with each tail: right behind it where both touch, else the rarer of the two.
Literals product(const Literals& heads, const Literals& tails);

// Of what stands before the next part of a branch, no more than what it tells of the place where that begins.
Literals last_of(const Literals& run);

// As they are looked for: hints are cut short and begin with a word if they can; each once, without those that say nothing new.
Literals trimmed(const Literals& list);

}  // namespace quern::pattern

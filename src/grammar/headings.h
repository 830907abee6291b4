// Looking a line up as a heading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"

namespace quern {

// The form in which headings are compared: folded, without decoration at either end (bullets, emoji, numbering, markdown,
// final colon), conjunctions as "&". `bare` (optional) gets the part of `line` that the heading is without its decoration: what a
// record shows as `heading` ("🎯 Role Definition:" -> "Role Definition"; brackets at the end stay). Returns whether there is a conjunction.
bool heading_key(std::string_view line, const Headings& headings, std::string& key, std::string_view* bare = nullptr);
std::string heading_key(std::string_view line, const Headings& headings);

// What stands before the first space of a key, and behind the last one.
inline std::string_view first_word(std::string_view key) { return key.substr(0, key.find(' ')); }
inline std::string_view last_word(std::string_view key) { return key.substr(key.rfind(' ') + 1); }

// Every section that `line` is a heading of, strongest first; empty for none. Tries the key as it stands, then without brackets at the
// end, then without a known tail, then both halves of `A & B` (and of `A / B`), then the heading patterns.
// `scratch` saves allocations. Whether `within` allows it is for the caller to say: it knows the headings above.
struct HeadingLookup {
  std::string key;
  std::string folded;  // the words as the heading patterns see them, where the key has a conjunction: it stands as written
  std::string_view bare;
  bool has_conjunction = false;
  std::vector<HeadingEntry> entries;
  std::vector<int> hits;
};
bool look_up_heading(std::string_view line, const Headings& headings, HeadingLookup& lookup);

// The same without the heading patterns: for who wants exact ones alone.
bool look_up_known(std::string_view line, const Headings& headings, HeadingLookup& lookup);

// Only the exact phrases (heads and weak heads): for the many candidates within running text.
bool look_up_phrase(std::string_view phrase, const Headings& headings, HeadingLookup& lookup);

}  // namespace quern

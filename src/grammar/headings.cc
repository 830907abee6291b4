#include "grammar/headings.h"

#include <algorithm>

#include "grammar/heading_marks.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr size_t kLongestHeading = 200;  // bytes; a longer line is no heading
constexpr int kMostTails = 3;            // "... for this role include"
constexpr int kMostParts = 4;            // `A, B, C & D`

bool is_conjunction(std::string_view word, const Headings& headings) {
  return word == "&" || std::find(headings.conjunctions.begin(), headings.conjunctions.end(), word) != headings.conjunctions.end();
}

// Every word of `conjunctions` becomes "&", and a comma before it goes. In place: the key only gets shorter. Returns whether there was one.
bool write_conjunctions(std::string& key, const Headings& headings) {
  bool found = false;
  size_t to = 0;
  for (size_t from = 0; from < key.size();) {
    const size_t end = std::min(key.find(' ', from), key.size());
    if (is_conjunction({key.data() + from, end - from}, headings)) {
      found = true;
      if (to > 1 && key[to - 1] == ' ' && key[to - 2] == ',') key[--to - 1] = ' ';
      key[to++] = '&';
    } else {
      if (to < from) std::copy(key.data() + from, key.data() + end, key.data() + to);
      to += end - from;
    }
    if (end < key.size()) key[to++] = ' ';
    from = end + 1;
  }
  key.resize(to);
  return found;
}

std::string_view trimmed(std::string_view key) {
  while (!key.empty() && key.front() == ' ') key.remove_prefix(1);
  while (!key.empty() && (key.back() == ' ' || key.back() == ',' || key.back() == '-' || key.back() == ':')) key.remove_suffix(1);
  return key;
}

const std::vector<HeadingEntry>* find_phrase(std::string_view key, const Headings& headings) {
  if (!headings.phrase_filter.may_hold(key)) return nullptr;
  const auto found = headings.phrases.find(key);
  return found == headings.phrases.end() ? nullptr : &found->second;
}

// The key without its last known tail; the same view if it ends in none.
std::string_view without_tail(std::string_view key, const Headings& headings) {
  if (!headings.tail_filter.may_hold(last_word(key))) return key;
  for (const std::string& tail : headings.tails)
    if (key.size() > tail.size() + 1 && key.ends_with(tail) && key[key.size() - tail.size() - 1] == ' ')
      return trimmed(key.substr(0, key.size() - tail.size() - 1));
  return key;
}

// As it stands, without brackets at its end, without known tails.
const std::vector<HeadingEntry>* find_trimmed(std::string_view key, const Headings& headings) {
  for (int tails = 0; tails <= kMostTails && !key.empty(); ++tails) {
    if (const auto* found = find_phrase(key, headings)) return found;
    std::string_view shorter = trimmed(without_last_brackets(key));
    if (shorter.size() == key.size()) shorter = without_tail(key, headings);
    if (shorter.size() == key.size()) return nullptr;
    key = shorter;
  }
  return nullptr;
}

// The size of "&", "/" or "," at `at`, spaces around it included, and where it begins; {0, 0} if there is none.
struct Joint {
  size_t begin = 0, end = 0;
};
Joint joint_at(std::string_view key, size_t at) {
  if (key[at] != '&' && key[at] != '/' && key[at] != ',') return {};
  Joint joint{at, at + 1};
  while (joint.begin > 0 && key[joint.begin - 1] == ' ') --joint.begin;
  while (joint.end < key.size() && key[joint.end] == ' ') ++joint.end;
  return joint;
}

// `A & B`, `A / B`, `A, B & C`: known when all parts are; the first part's sections, as strong as the weakest part.
bool find_parts(std::string_view key, const Headings& headings, std::vector<HeadingEntry>& entries, int parts = kMostParts) {
  for (size_t at = 1; at + 1 < key.size(); ++at) {
    const Joint joint = joint_at(key, at);
    if (joint.end == 0 || joint.begin == 0 || joint.end >= key.size()) continue;
    const auto* first = find_trimmed(key.substr(0, joint.begin), headings);
    if (!first) continue;
    const std::string_view rest = key.substr(joint.end);
    HeadingStrength weakest = HeadingStrength::kExact;
    if (const auto* second = find_trimmed(rest, headings)) {
      weakest = second->front().strength;
    } else if (parts > 2 && find_parts(rest, headings, entries, parts - 1)) {
      weakest = entries.front().strength;
    } else {
      continue;
    }
    entries.assign(first->begin(), first->end());
    for (HeadingEntry& entry : entries) entry.strength = std::max(entry.strength, weakest);
    return true;
  }
  return false;
}

bool find_patterns(const Headings& headings, HeadingLookup& lookup) {
  if (headings.patterns.size() == 0) return false;
  if (lookup.has_conjunction) fold_phrase(heading_words(lookup.bare), lookup.folded);
  headings.patterns.match(lookup.has_conjunction ? lookup.folded : lookup.key, lookup.hits);
  for (const int hit : lookup.hits) {
    const SectionId section = headings.pattern_sections[static_cast<size_t>(hit)];
    const auto same = [&](const HeadingEntry& entry) { return entry.section == section; };
    if (std::none_of(lookup.entries.begin(), lookup.entries.end(), same)) lookup.entries.push_back({section, HeadingStrength::kPattern});
  }
  return !lookup.entries.empty();
}

// Makes the key of `line` in a look-up that holds nothing yet; false if there is none.
bool start(std::string_view line, const Headings& headings, HeadingLookup& lookup) {
  lookup.entries.clear();
  lookup.key.clear();
  lookup.bare = {};
  if (line.size() > kLongestHeading) return false;
  lookup.has_conjunction = heading_key(line, headings, lookup.key, &lookup.bare);
  return !lookup.key.empty();
}

}  // namespace

bool heading_key(std::string_view line, const Headings& headings, std::string& key, std::string_view* bare) {
  const std::string_view words = bare_heading(line);
  if (bare) *bare = words;
  fold_phrase(heading_words(words), key);
  return write_conjunctions(key, headings);
}

std::string heading_key(std::string_view line, const Headings& headings) {
  std::string key;
  heading_key(line, headings, key);
  return key;
}

bool look_up_known(std::string_view line, const Headings& headings, HeadingLookup& lookup) {
  if (!start(line, headings, lookup)) return false;
  const auto* found = find_trimmed(lookup.key, headings);
  if (!found) return find_parts(lookup.key, headings, lookup.entries);
  lookup.entries.assign(found->begin(), found->end());
  return true;
}

bool look_up_heading(std::string_view line, const Headings& headings, HeadingLookup& lookup) {
  if (look_up_known(line, headings, lookup)) return true;
  return !lookup.key.empty() && find_patterns(headings, lookup);
}

bool look_up_phrase(std::string_view phrase, const Headings& headings, HeadingLookup& lookup) {
  if (!start(phrase, headings, lookup)) return false;
  const auto* found = find_phrase(lookup.key, headings);
  if (found) lookup.entries.assign(found->begin(), found->end());
  return found != nullptr;
}

}  // namespace quern

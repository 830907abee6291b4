#include "pattern/literal_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pattern/characters.h"

namespace quern::pattern {
namespace {

constexpr size_t kMostLiterals = 5000;  // of one list
constexpr size_t kMostFurther = 2;      // lists of one pattern
constexpr size_t kMostSampled = 4;      // of a list, to see whether another says the same
constexpr size_t kRemembered = 200;     // bytes of a group that is worth remembering
constexpr double kLeastRarity = 2;      // bits: what is found in most texts rules nothing out
constexpr double kLeastFurther = 5;     // bits: of a further list, which costs as much and is asked for seldom

bool is_useful(const Literals& list) { return says_something(list) && list.size() <= kMostLiterals && rarity(list) >= kLeastRarity; }

// Lists that stand for parts of the branches, no longer for all of them.
void add_part(std::vector<Literals>& lists, Literals list, bool first) {
  if (!says_something(list)) return;
  for (Literal& literal : list) {
    literal.complete = literal.suffix = literal.spaced = false;
    literal.prefix = literal.prefix && first;
  }
  lists.push_back(std::move(list));
}

// `list` says no more than `best` does: it is a part of the same words.
bool is_within(const Literals& list, const Literals& best) {
  const size_t sampled = std::min(best.size(), kMostSampled);
  return std::all_of(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(sampled), [&](const Literal& literal) {
    return std::any_of(list.begin(), list.end(), [&](const Literal& part) { return literal.text.find(part.text) != std::string::npos; });
  });
}

// The rarest list first, those that add to it behind it.
Needs best_of(std::vector<Literals> lists) {
  if (lists.empty()) return {{kUnknown}, {}};
  std::vector<std::pair<double, size_t>> order;
  for (size_t i = 0; i < lists.size(); ++i) order.emplace_back(-rarity(lists[i]), i);
  std::sort(order.begin(), order.end());
  Needs needs{std::move(lists[order[0].second]), {}};
  for (size_t i = 1; i < order.size() && needs.further.size() < kMostFurther; ++i)
    if (Literals& list = lists[order[i].second]; !is_within(list, needs.any_of)) needs.further.push_back(std::move(list));
  return needs;
}

// Texts are compared without regard to case: what asks for a case is found, but not known to match.
bool asks_for_case(std::string_view open) { return open.find('-') != open.npos && open.find('<') == open.npos; }

bool is_plain_group(std::string_view open) { return open == "(" || open == "(?:" || open == "(?i:" || open.starts_with("(?P<"); }

// Of a part that matches a single character. All digits are one: few patterns care which, and tens of them would multiply.
Literals characters(std::string_view part) {
  const auto few = few_characters(part);
  if (!few) return {kUnknown};
  Literals all;
  size_t digits = 0;
  for (const std::string& character : *few) {
    const bool digit = character[0] >= '0' && character[0] <= '9';
    if (digits == 0 || !digit) all.push_back({digit ? std::string(1, kAnyDigit) : character});
    digits += digit ? 1 : 0;
  }
  for (Literal& literal : all)
    if (literal.text[0] == kAnyDigit) literal.complete = digits == 10;
  return all;
}

// The one ASCII letter or space that the item matches, in lower case; NUL if it is not that simple.
char plain_character(const RegexItem& item) {
  if (!item.repeat.empty() || item.text.size() != 1) return '\0';
  const char c = item.text[0];
  if (c == ' ') return c;
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
  return c >= 'a' && c <= 'z' ? c : '\0';
}

Literal assertion(std::string_view text) {
  if (text == "^" || text == "\\A") return {"", Edge::kText};
  if (text == "$" || text == "\\z") return {"", Edge::kAny, Edge::kText};
  if (text == "\\b") return {"", Edge::kWord, Edge::kWord};
  if (text == "(?i)") return kNothing;
  return {"", Edge::kAny, Edge::kAny, true, true, false};
}

}  // namespace

// Of each alternative one is needed: all their lists, taken together, are one.
Needs LiteralReader::known(const std::vector<RegexSequence>& alternatives) {
  if (alternatives.size() == 1) return known(alternatives[0]);
  Needs all;
  for (const RegexSequence& alternative : alternatives) {
    Needs needs = known(alternative);
    std::move(needs.any_of.begin(), needs.any_of.end(), std::back_inserter(all.any_of));
  }
  return all;
}

Needs LiteralReader::known_group(const RegexItem& group) {
  const bool cased = asks_for_case(group.open);
  if (!cased && !is_plain_group(group.open)) return {{kUnknown}, {}};
  const auto read = [&] {
    Needs needs = known(group.alternatives);
    for (Literal& literal : needs.any_of) literal.complete = literal.complete && !cased;
    return needs;
  };
  if (group.text.size() < kRemembered) return read();
  const auto remembered = groups_.find(group.text);
  if (remembered != groups_.end()) return remembered->second;
  return groups_.emplace(group.text, read()).first->second;
}

Needs LiteralReader::known_once(const RegexItem& item) {
  if (item.zero_width()) return {{assertion(item.text)}, {}};
  if (item.kind == RegexItem::Kind::kGroup) return known_group(item);
  return {characters(item.text), {}};
}

Needs LiteralReader::known(const RegexItem& item) {
  if (item.repeat.empty()) return known_once(item);
  Needs needs = known_once(item);
  if (item.optional() && item.repeat[0] != '?') {  // what ends with the last of them, or nothing
    for (Literal& literal : needs.any_of) {
      if (!literal.suffix) literal = kUnknown;
      literal.prefix = literal.complete = false;
    }
    needs.any_of.push_back(kNothing);
    return {std::move(needs.any_of), {}};
  }
  if (item.repeat[0] == '?') {
    needs.any_of.push_back(kNothing);
    return {std::move(needs.any_of), {}};
  }
  // Once, or several times: then it begins with one of them.
  const bool may_be_once = item.repeat[0] == '+' || item.repeat.starts_with("{1,") || item.repeat.starts_with("{1}");
  Literals all = may_be_once ? needs.any_of : Literals();
  const bool spaced = std::all_of(needs.any_of.begin(), needs.any_of.end(), ends_in_space);  // whichever comes last
  for (Literal& literal : needs.any_of) {
    literal.suffix = literal.complete = false;
    literal.spaced = spaced;
    all.push_back(std::move(literal));
  }
  return {std::move(all), std::move(needs.further)};
}

Needs LiteralReader::known(const RegexSequence& sequence) {
  std::vector<Literals> parts;  // that do not touch each other, or are too many together
  Literals run{kNothing};       // what the items since the last of them match
  bool first = true, whole = true;
  const auto end_run = [&] {
    add_part(parts, std::exchange(run, {kNothing}), first);
    first = whole = false;
  };
  std::string plain;
  const auto add_plain = [&] {
    if (plain.empty()) return;
    run = product(run, {{std::exchange(plain, {})}});
  };
  for (const RegexItem& item : sequence) {
    if (const char c = plain_character(item)) {
      plain += c;
      continue;
    }
    add_plain();
    Needs needs = known(item);
    for (Literals& list : needs.further) add_part(parts, std::move(list), false);
    if (run.size() * needs.any_of.size() > most_) {
      add_part(parts, run, first);
      run = last_of(run);
      whole = false;
    }
    if (run.size() * needs.any_of.size() > most_) end_run();
    run = product(run, needs.any_of);
    if (std::none_of(run.begin(), run.end(), [](const Literal& literal) { return literal.suffix; })) end_run();
  }
  add_plain();
  if (whole) {
    Needs needs{std::move(run), {}};
    for (Literals& list : parts)
      if (needs.further.size() < kMostFurther && !is_within(list, needs.any_of)) needs.further.push_back(std::move(list));
    return needs;
  }
  const bool spaced = std::all_of(run.begin(), run.end(), ends_in_space);
  end_run();
  Needs needs = best_of(std::move(parts));
  for (Literal& literal : needs.any_of) literal.spaced = spaced;
  return needs;
}

LiteralReader::LiteralReader(size_t most) : most_(most) {}

Needs LiteralReader::needs(const std::vector<RegexSequence>& alternatives, Edge left, Edge right) {
  Needs all = known(alternatives);
  const Literal begin{"", left}, end{"", Edge::kAny, right};
  std::vector<Literals> lists;
  if (Literals list = product(product({begin}, all.any_of), {end}); is_useful(list)) lists.push_back(std::move(list));
  for (Literals& list : all.further)
    if (is_useful(list) && (lists.empty() || rarity(list) >= kLeastFurther)) lists.push_back(std::move(list));
  Needs needs;
  for (size_t i = 0; i < lists.size(); ++i) {
    Literals list = trimmed(lists[i]);
    if (i == 0)
      needs.any_of = std::move(list);
    else
      needs.further.push_back(std::move(list));
  }
  return needs;
}

}  // namespace quern::pattern

#include "pattern/literals.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "pattern/bytes.h"
#include "pattern/characters.h"
#include "pattern/rarity.h"

namespace quern::pattern {
namespace {

constexpr size_t kMostLiterals = 5000;          // of one list
constexpr size_t kMostFurther = 2;              // lists of one pattern
constexpr size_t kMostSampled = 4;              // of a list, to see whether another says the same
constexpr size_t kRemembered = 200;             // bytes of a group that is worth remembering
constexpr size_t kShort = 3;                    // bytes of a literal that others may hold
constexpr size_t kLongest = 12;                 // bytes of a literal that is not complete; more tell no more
constexpr double kLeastRarity = 2;              // bits: what is found in most texts rules nothing out
constexpr double kRarePiece = 16;               // bits: of a literal's end that does as well as all of it
constexpr double kTextEdge = 7, kWordEdge = 3;  // what they add to the rarity of a literal
constexpr double kInside = -6;                  // ... that may begin within a word: to be looked for at each letter

const Literal kNothing;  // the empty string, which matches anywhere
const Literal kUnknown{"", Edge::kAny, Edge::kAny, false, false, false};

double rarity(const Literal& literal) {
  const bool inside = literal.left == Edge::kAny && !literal.text.empty() && literal.text[0] >= 'a' && literal.text[0] <= 'z';
  const double left = literal.left == Edge::kText ? kTextEdge : literal.left != Edge::kAny ? kWordEdge : inside ? kInside : 0;
  return text_rarity(literal.text) + left + (literal.right == Edge::kText ? kTextEdge : 0);
}

double rarity(const Literals& literals) {
  double chance = 0;
  for (const Literal& literal : literals) chance += std::exp2(-rarity(literal));
  return chance > 0 ? -std::log2(chance) : 0;
}

// A text has one of them: none of them is empty.
bool says_something(const Literals& list) {
  return !list.empty() && std::none_of(list.begin(), list.end(), [](const Literal& literal) { return literal.text.empty(); });
}

bool is_useful(const Literals& list) { return says_something(list) && list.size() <= kMostLiterals && rarity(list) >= kLeastRarity; }

// The stronger of what is asked of one place; nothing where the text's end is to be that of a word, and `c` beside it is none.
std::optional<Edge> meet(Edge a, Edge b, Edge c, char beside) {
  const Edge strongest = std::max({a, b, c});
  const bool at_word = a == Edge::kWord || b == Edge::kWord || c == Edge::kWord;
  if (strongest == Edge::kText && at_word && !is_word(beside)) return std::nullopt;
  return strongest;
}

// `head` and right behind it `tail`; nothing where their edges cannot meet.
std::optional<Literal> joined(const Literal& head, const Literal& tail) {
  if (!head.text.empty() && tail.left == Edge::kText) return std::nullopt;
  if (!tail.text.empty() && head.right == Edge::kText) return std::nullopt;
  Literal both{head.text + tail.text, head.left, tail.right, head.prefix, tail.suffix, head.complete && tail.complete};
  if (head.text.empty() && tail.text.empty()) {
    both.left = std::max(head.left, tail.left);
    both.right = std::max(head.right, tail.right);
  } else if (head.text.empty()) {
    const auto left = meet(head.left, head.right, tail.left, tail.text.front());
    if (!left) return std::nullopt;
    both.left = *left;
  } else if (tail.text.empty()) {
    const auto right = meet(head.right, tail.left, tail.right, head.text.back());
    if (!right) return std::nullopt;
    both.right = *right;
  } else {
    const bool at_word = head.right == Edge::kWord || tail.left == Edge::kWord;
    if (at_word && is_word(head.text.back()) == is_word(tail.text.front())) return std::nullopt;
  }
  return both;
}

bool ends_in_space(const Literal& literal) { return literal.suffix ? literal.text.ends_with(' ') : literal.spaced; }

// Of two parts of a branch that do not touch, the one that says more.
Literal rarer(const Literal& head, const Literal& tail) {
  const bool is_head = tail.text.empty() || (!head.text.empty() && rarity(head) > rarity(tail));
  Literal best = is_head ? head : tail;
  best.complete = false;
  if (is_head) {
    best.spaced = ends_in_space(tail);
    best.suffix = false;
  } else {
    const bool behind_space = tail.prefix && !head.suffix && head.spaced;
    if (behind_space && best.left == Edge::kAny && is_word(best.text[0])) best.left = Edge::kSpace;
    best.prefix = false;
  }
  return best;
}

// Each head with each tail.
Literals product(const Literals& heads, const Literals& tails) {
  Literals all;
  all.reserve(heads.size() * tails.size());
  for (const Literal& head : heads) {
    for (const Literal& tail : tails) {
      if (!head.suffix || !tail.prefix) {
        all.push_back(rarer(head, tail));
      } else if (auto both = joined(head, tail)) {
        all.push_back(std::move(*both));
      }
    }
  }
  return all;
}

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

// As it is looked for: the shorter the better where it is only a hint, and from the beginning of a word if possible.
Literal trimmed(Literal literal) {
  const auto begin_at = [&](size_t begin, Edge left) {
    literal.text.erase(0, begin);
    literal.left = left;
  };
  const auto word_at = [&](size_t i) { return i < literal.text.size() && is_word(literal.text[i]); };
  if (literal.left == Edge::kWord && !word_at(0)) {  // a word before it, then
    literal.left = Edge::kAny;
    literal.complete = false;
  }
  if (literal.left == Edge::kAny && literal.text[0] == ' ' && word_at(1)) begin_at(1, Edge::kSpace);
  if (literal.complete) return literal;
  for (size_t i = 1; literal.left == Edge::kAny && i < literal.text.size(); ++i)
    if (word_at(i) && !is_word(literal.text[i - 1]) && text_rarity(std::string_view(literal.text).substr(i)) >= kRarePiece)
      begin_at(i, Edge::kWord);
  if (literal.text.size() > kLongest) {
    literal.text.resize(kLongest);
    literal.right = Edge::kAny;
  }
  return literal;
}

// Where `stronger` holds, `weaker` does too. `beside`: the character of the literal there.
bool follows(Edge weaker, Edge stronger, char beside) {
  return weaker == stronger || weaker == Edge::kAny || (weaker == Edge::kWord && stronger != Edge::kAny && is_word(beside));
}

// Takes out hints that hold another that may stand anywhere: where that is missing, so are they.
void drop_longer(Literals& all) {
  Literals shortest;
  for (const Literal& literal : all)
    if (literal.text.size() <= kShort && literal.left == Edge::kAny && literal.right == Edge::kAny) shortest.push_back(literal);
  std::erase_if(all, [&](const Literal& literal) {
    return !literal.complete && std::any_of(shortest.begin(), shortest.end(), [&](const Literal& part) {
      return part.text.size() < literal.text.size() && literal.text.find(part.text) != std::string::npos;
    });
  });
}

// Each once, without those that say nothing new.
Literals trimmed(const Literals& list) {
  Literals all;
  all.reserve(list.size());
  for (const Literal& literal : list) {
    all.push_back(trimmed(literal));
    all.back().prefix = all.back().suffix = true;  // no matter any more
    all.back().spaced = false;
  }
  drop_longer(all);
  std::sort(all.begin(), all.end());
  // Of one text, whatever another with no stronger edges says already.
  Literals needed;
  for (auto begin = all.begin(), end = begin; begin != all.end(); begin = end) {
    end = std::find_if(begin, all.end(), [&](const Literal& literal) { return literal.text != begin->text; });
    const auto says = [](const Literal& a, const Literal& b) {
      return follows(a.left, b.left, a.text.front()) && follows(a.right, b.right, a.text.back()) && (a.complete || !b.complete);
    };
    for (auto literal = begin; literal != end; ++literal) {
      const auto other = std::find_if(begin, end, [&](const Literal& a) { return says(a, *literal) && !(a == *literal); });
      const bool twice = literal != begin && *literal == *(literal - 1);
      if (other == end && !twice) needed.push_back(*literal);
    }
  }
  return needed;
}

}  // namespace

bool Literal::operator<(const Literal& other) const {
  return std::tie(text, left, right, prefix, suffix, complete, spaced) <
         std::tie(other.text, other.left, other.right, other.prefix, other.suffix, other.complete, other.spaced);
}

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
  for (Literal& literal : needs.any_of) {
    literal.suffix = literal.complete = false;
    all.push_back(std::move(literal));
  }
  return {std::move(all), std::move(needs.further)};
}

namespace {

// Of what stands before the next part of a branch, no more than what it tells of the place where that begins.
Literals last_of(const Literals& run) {
  Literals all;
  for (const Literal& literal : run) {
    Literal last = literal;
    if (!literal.suffix) {
      last = kUnknown;
      last.spaced = literal.spaced;
    } else if (!literal.text.empty()) {
      const char end = literal.text.back();
      const bool ends_word = is_word(end) || static_cast<unsigned char>(end) >= 0x80;
      last = ends_word ? kUnknown : Literal{{end}, Edge::kAny, literal.right, false, true, false};
    }
    if (std::find(all.begin(), all.end(), last) == all.end()) all.push_back(std::move(last));
  }
  return all;
}

}  // namespace

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
    if (is_useful(list)) lists.push_back(std::move(list));
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

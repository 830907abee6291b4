#include "pattern/literals.h"

#include <algorithm>
#include <optional>

#include "pattern/characters.h"
#include "pattern/rarity.h"

namespace quern::pattern {
namespace {

constexpr size_t kMostExact = 16;       // strings that a part is followed by in full
constexpr size_t kMostLiterals = 2000;  // of one list
constexpr size_t kMostLists = 3;        // of one pattern
constexpr size_t kLongest = 10;         // bytes of a literal; more tell no more
constexpr double kLeastRarity = 4.6;    // what is found in most texts rules nothing out

constexpr size_t kRemembered = 200;  // bytes of a group that is worth remembering

void append(LiteralList& all, const LiteralList& more) { all.insert(all.end(), more.begin(), more.end()); }

LiteralList each_once(LiteralList all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool is_useful(const LiteralList& list) {
  return !list.empty() && list.size() <= kMostLiterals &&
         std::none_of(list.begin(), list.end(), [](const std::string& s) { return s.empty(); }) && rarity(list) >= kLeastRarity;
}

void add_list(std::vector<LiteralList>& lists, const LiteralList& list) {
  if (!is_useful(list) || std::find(lists.begin(), lists.end(), list) != lists.end()) return;
  const double rare = rarity(list);
  const auto commoner = std::find_if(lists.begin(), lists.end(), [&](const LiteralList& other) { return rarity(other) < rare; });
  lists.insert(commoner, list);
  if (lists.size() > kMostLists) lists.pop_back();
}

// The lists of which a part needs one each, whichever way it is known.
std::vector<LiteralList> lists_of(const KnownStrings& known) {
  if (!known.exact) return known.required;
  return is_useful(*known.exact) ? std::vector<LiteralList>{*known.exact} : std::vector<LiteralList>();
}

// Each head with each tail.
LiteralList product(const LiteralList& heads, const LiteralList& tails) {
  LiteralList all;
  for (const std::string& head : heads)
    for (const std::string& tail : tails) all.push_back(head + tail);
  return each_once(std::move(all));
}

// The one ASCII character that the item matches, in lower case; NUL if it is not that simple.
char plain_character(const RegexItem& item) {
  if (item.kind != RegexItem::Kind::kWordCharacter || item.text.size() != 1 || !item.repeat.empty()) {
    return item.text == " " && item.repeat.empty() ? ' ' : '\0';
  }
  const char c = item.text[0];
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The rarest piece of a long literal.
std::string shortened(const std::string& literal) {
  if (literal.size() <= kLongest) return literal;
  std::string best = literal.substr(0, kLongest);
  for (size_t begin = 1; begin + kLongest <= literal.size(); ++begin) {
    std::string piece = literal.substr(begin, kLongest);
    if (rarity({piece}) > rarity({best})) best = std::move(piece);
  }
  return best;
}

}  // namespace

// A text has what one of the alternatives needs: the n-th lists of all of them, taken together, are one list of the whole.
KnownStrings LiteralReader::known(const std::vector<RegexSequence>& alternatives) {
  KnownStrings all;
  all.exact.emplace();
  std::vector<LiteralList> joined(kMostLists);
  size_t lists = kMostLists;
  for (const RegexSequence& alternative : alternatives) {
    const KnownStrings needs = known(alternative);
    if (all.exact && needs.exact) append(*all.exact, *needs.exact);
    if (!needs.exact || (all.exact && all.exact->size() > 4 * kMostExact)) all.exact.reset();
    const std::vector<LiteralList> needed = lists_of(needs);
    lists = std::min(lists, needed.size());
    for (size_t i = 0; i < lists; ++i) append(joined[i], needed[i]);
  }
  if (all.exact) all.exact = each_once(std::move(*all.exact));
  if (all.exact && all.exact->size() > kMostExact) all.exact.reset();
  for (size_t i = 0; i < lists && !all.exact; ++i) add_list(all.required, each_once(std::move(joined[i])));
  return all;
}

KnownStrings LiteralReader::known_group(const RegexItem& group) {
  if (group.text.size() < kRemembered) return known(group.alternatives);
  const auto remembered = groups_.find(group.text);
  if (remembered != groups_.end()) return remembered->second;
  return groups_.emplace(group.text, known(group.alternatives)).first->second;
}

KnownStrings LiteralReader::known_once(const RegexItem& item) {
  if (item.zero_width()) return {LiteralList{""}, {}};
  if (item.kind == RegexItem::Kind::kGroup) return known_group(item);
  if (auto characters = few_characters(item.text)) return {std::move(characters), {}};
  return {};
}

KnownStrings LiteralReader::known(const RegexItem& item) {
  KnownStrings once = known_once(item);
  if (item.repeat.empty()) return once;
  if (!item.optional()) return {std::nullopt, lists_of(once)};
  if (item.repeat[0] != '?' || !once.exact) return {};
  once.exact->emplace_back();
  return {each_once(std::move(*once.exact)), {}};
}

KnownStrings LiteralReader::known(const RegexSequence& sequence) {
  LiteralList run{""};  // all strings that the parts since the last inexact one match
  bool exact = true;
  std::vector<LiteralList> lists;
  const auto end_run = [&] {
    add_list(lists, run);
    run.assign(1, "");
    exact = false;
  };
  for (const RegexItem& item : sequence) {
    if (const char c = plain_character(item)) {
      for (std::string& string : run) string += c;
      continue;
    }
    const KnownStrings part = known(item);
    if (!part.exact) {
      end_run();
      for (const LiteralList& list : part.required) add_list(lists, list);
      continue;
    }
    if (run.size() * part.exact->size() > kMostExact) end_run();
    run = product(run, *part.exact);
  }
  if (exact) return {run, {}};
  end_run();
  return {std::nullopt, lists};
}

std::vector<LiteralList> LiteralReader::required(const std::vector<RegexSequence>& alternatives) {
  std::vector<LiteralList> lists;
  for (const LiteralList& list : lists_of(known(alternatives))) {
    LiteralList shorter;
    for (const std::string& literal : list) shorter.push_back(shortened(literal));
    lists.push_back(each_once(std::move(shorter)));
  }
  return lists;
}

}  // namespace quern::pattern

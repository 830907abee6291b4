#include "pattern/shared_beginnings.h"

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "base/ascii.h"
#include "pattern/bytes.h"
#include "pattern/regex_parts.h"

namespace quern::pattern {
namespace {

std::string text_of(const std::vector<RegexSequence>& alternatives, bool fold);

// A flag is taken back: most likely that for ignoring case.
bool asks_for_case(const RegexItem& group) { return group.open.find('-') != group.open.npos; }

// What follows the items that were looked at, its groups treated likewise.
std::string text_of(std::span<const RegexItem> items, bool fold) {
  std::string out;
  for (const RegexItem& item : items) {
    if (item.kind == RegexItem::Kind::kGroup) {
      out += item.open;
      out += text_of(item.alternatives, fold && !asks_for_case(item));
      out += ')';
    } else {
      out += item.text;
    }
    out += item.repeat;
  }
  return out;
}

bool is_plain_character(const RegexItem& item) {
  using Kind = RegexItem::Kind;
  if (!item.repeat.empty() || (item.kind != Kind::kWordCharacter && item.kind != Kind::kOtherCharacter)) return false;
  if (item.text.size() == 1) return static_cast<unsigned char>(item.text[0]) < 0x80;
  return item.text.size() == 2 && item.text[0] == '\\' && item.kind == Kind::kOtherCharacter && !is_word(item.text[1]);
}

bool may_move(const RegexItem& item) {
  if (item.kind == RegexItem::Kind::kAssertion) return !item.text.starts_with('(');  // flags hold for what stands behind them
  if (item.kind != RegexItem::Kind::kGroup) return true;
  if (item.open == "(" || item.open.starts_with("(?P")) return false;  // captures are numbered by where they stand
  return std::all_of(item.alternatives.begin(), item.alternatives.end(),
                     [](const RegexSequence& alternative) { return std::all_of(alternative.begin(), alternative.end(), may_move); });
}

// Alternatives by the characters that they begin with. Those that differ in one exclude each other, so that their order does not matter;
// of those where one goes on where the other ends it is kept.
class Beginnings {
 public:
  void add(std::span<const RegexItem> characters, std::string rest) {
    Node* node = &root_;
    for (const RegexItem& character : characters) node = &node->below(character.text);
    node->branches.push_back({std::move(rest), nullptr});
  }
  std::string text() const { return text_of(root_); }

 private:
  struct Node;
  struct Branch {
    std::string text;            // a character, or all that is left
    std::unique_ptr<Node> node;  // what follows the character
  };
  struct Node {
    std::vector<Branch> branches;

    // Behind the last alternative that ends here: what follows that one must not come before it.
    Node& below(std::string_view character) {
      for (auto branch = branches.rbegin(); branch != branches.rend() && branch->node; ++branch)
        if (lower_ascii(branch->text.back()) == lower_ascii(character.back())) return *branch->node;
      branches.push_back({std::string(character), std::make_unique<Node>()});
      return *branches.back().node;
    }
  };

  static std::string text_of(const Node& node) {
    std::string out;
    for (const Branch& branch : node.branches) {
      if (&branch != &node.branches.front()) out += '|';
      out += branch.text;
      const Node* below = branch.node.get();
      if (below == nullptr) continue;
      const bool several = below->branches.size() > 1;
      out += (several ? "(?:" : "") + text_of(*below) + (several ? ")" : "");
    }
    return out;
  }

  Node root_;
};

// Puts alternatives together for as long as they may change places.
class Gatherer {
 public:
  void add(const RegexSequence& alternative, bool fold) {
    const std::span<const RegexItem> items = alternative;
    const size_t assertions = static_cast<size_t>(
        std::find_if(items.begin(), items.end(), [](const RegexItem& item) { return !item.zero_width(); }) - items.begin());
    const std::string before = pattern::text_of(items.first(assertions), fold);
    const auto left = items.subspan(assertions);
    const size_t plain = static_cast<size_t>(std::find_if_not(left.begin(), left.end(), is_plain_character) - left.begin());
    if (!fold || plain == 0 || !std::all_of(items.begin(), items.end(), may_move)) {
      finish();
      append(pattern::text_of(items, fold));
      return;
    }
    if (before != before_) finish();
    before_ = before;
    beginnings_.add(left.first(plain), pattern::text_of(left.subspan(plain), fold));
    ++count_;
  }
  std::string take() {
    finish();
    return std::move(out_);
  }

 private:
  void finish() {
    if (count_ > 0) append(count_ > 1 && !before_.empty() ? before_ + "(?:" + beginnings_.text() + ")" : before_ + beginnings_.text());
    beginnings_ = {};
    count_ = 0;
  }
  void append(const std::string& alternative) {
    if (!first_) out_ += '|';
    first_ = false;
    out_ += alternative;
  }

  std::string out_;
  bool first_ = true;
  std::string before_;  // the assertions that the gathered ones begin with
  Beginnings beginnings_;
  size_t count_ = 0;
};

std::string text_of(const std::vector<RegexSequence>& alternatives, bool fold) {
  Gatherer gatherer;
  for (const RegexSequence& alternative : alternatives) gatherer.add(alternative, fold);
  return gatherer.take();
}

}  // namespace

std::string with_shared_beginnings(std::string_view regex) {
  const auto parts = parse_regex(regex);
  return parts ? text_of(*parts, true) : std::string(regex);
}

}  // namespace quern::pattern

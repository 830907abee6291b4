#include "pattern/literals.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "pattern/bytes.h"
#include "pattern/rarity.h"

namespace quern::pattern {
namespace {

constexpr size_t kShort = 3;                    // bytes of a literal that others may hold
constexpr size_t kLongest = 12;                 // bytes of a literal that is not complete; more tell no more
constexpr double kRarePiece = 16;               // bits: of a literal's end that does as well as all of it
constexpr double kTextEdge = 7, kWordEdge = 3;  // what they add to the rarity of a literal
constexpr double kInside = -6;                  // ... that may begin within a word: to be looked for at each letter

double rarity(const Literal& literal) {
  const bool inside = literal.left == Edge::kAny && !literal.text.empty() && literal.text[0] >= 'a' && literal.text[0] <= 'z';
  const double left = literal.left == Edge::kText ? kTextEdge : literal.left != Edge::kAny ? kWordEdge : inside ? kInside : 0;
  return text_rarity(literal.text) + left + (literal.right == Edge::kText ? kTextEdge : 0);
}

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

}  // namespace

bool Literal::operator<(const Literal& other) const {
  return std::tie(text, left, right, prefix, suffix, complete, spaced) <
         std::tie(other.text, other.left, other.right, other.prefix, other.suffix, other.complete, other.spaced);
}

double rarity(const Literals& literals) {
  double chance = 0;
  for (const Literal& literal : literals) chance += std::exp2(-rarity(literal));
  return chance > 0 ? -std::log2(chance) : 0;
}

bool says_something(const Literals& list) {
  return !list.empty() && std::none_of(list.begin(), list.end(), [](const Literal& literal) { return literal.text.empty(); });
}

bool ends_in_space(const Literal& literal) { return literal.suffix ? literal.text.ends_with(' ') : literal.spaced; }

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

}  // namespace quern::pattern

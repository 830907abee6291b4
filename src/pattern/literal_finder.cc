#include "pattern/literal_finder.h"

#include <algorithm>

namespace quern::pattern {
namespace {

constexpr size_t kLongest = 8;         // bytes of a literal that are looked for
constexpr size_t kMostStates = 60000;  // with more, literals are cut shorter

}  // namespace

struct LiteralFinder::Trie {
  explicit Trie(size_t number_of_classes) : classes(number_of_classes), next(classes, kRoot), ended(1) {}

  State& at(size_t state, size_t byte_class) { return next[state * classes + byte_class]; }

  size_t classes;
  std::vector<State> next;
  std::vector<std::vector<uint16_t>> ended;  // by state: lists of the literals that end there
};

LiteralFinder::LiteralFinder(const Lists& lists) {
  make_classes(lists);
  for (size_t longest = kLongest; longest > 0; --longest) {
    Trie trie(classes_);
    if (!make_trie(lists, longest, trie)) continue;
    make_automaton(trie);
    return;
  }
}

void LiteralFinder::make_classes(const Lists& lists) {
  for (const auto& list : lists)
    for (const std::string& literal : list)
      for (const char c : literal) {
        uint8_t& byte_class = class_of_[static_cast<uint8_t>(c)];
        if (byte_class == 0) byte_class = static_cast<uint8_t>(classes_++);
      }
  for (uint8_t c = 'A'; c <= 'Z'; ++c) class_of_[c] = class_of_[c - 'A' + 'a'];
}

// False where it would have too many states.
bool LiteralFinder::make_trie(const Lists& lists, size_t longest, Trie& trie) const {
  for (size_t i = 0; i < lists.size(); ++i) {
    for (const std::string& literal : lists[i]) {
      State state = kRoot;
      for (const char c : std::string_view(literal).substr(0, longest)) {
        const uint8_t byte_class = class_of_[static_cast<uint8_t>(c)];
        if (trie.at(state, byte_class) == kRoot) {
          if (trie.ended.size() >= kMostStates) return false;
          trie.at(state, byte_class) = static_cast<State>(trie.ended.size());
          trie.next.resize(trie.next.size() + classes_, kRoot);
          trie.ended.emplace_back();
        }
        state = trie.at(state, byte_class);
      }
      trie.ended[state].push_back(static_cast<uint16_t>(i));
    }
  }
  return true;
}

// Breadth first: where no literal goes on, the state of the longest suffix that one begins with does.
void LiteralFinder::make_automaton(Trie& trie) {
  std::vector<State> fallback(trie.ended.size(), kRoot), order{kRoot};
  for (size_t i = 0; i < order.size(); ++i) {
    const State state = order[i];
    const State shorter = fallback[state];
    if (state != kRoot) trie.ended[state].insert(trie.ended[state].end(), trie.ended[shorter].begin(), trie.ended[shorter].end());
    for (size_t c = 0; c < classes_; ++c) {
      State& to = trie.at(state, c);
      const State other = state == kRoot ? kRoot : trie.at(shorter, c);
      if (to != kRoot) {
        fallback[to] = other;
        order.push_back(to);
      } else {
        to = other;
      }
    }
  }
  std::vector<State> place(order.size());
  for (size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<State>(i);
  next_.reserve(trie.next.size());
  for (const State state : order) {
    for (size_t c = 0; c < classes_; ++c) next_.push_back(place[trie.at(state, c)]);
    auto& lists = trie.ended[state];
    std::sort(lists.begin(), lists.end());
    lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
    begin_.push_back(static_cast<uint32_t>(hits_.size()));
    hits_.insert(hits_.end(), lists.begin(), lists.end());
  }
  begin_.push_back(static_cast<uint32_t>(hits_.size()));
}

void LiteralFinder::find(std::string_view text, std::vector<uint64_t>& lists) const {
  size_t state = kRoot;
  for (const char c : text) {
    state = next_[state * classes_ + class_of_[static_cast<uint8_t>(c)]];
    for (uint32_t i = begin_[state]; i < begin_[state + 1]; ++i) lists[hits_[i] / 64] |= uint64_t{1} << (hits_[i] % 64);
  }
}

}  // namespace quern::pattern

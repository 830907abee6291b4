#include "pattern/literal_finder.h"

#include <algorithm>
#include <deque>
#include <span>

#include "pattern/bytes.h"

namespace quern::pattern {
namespace {

constexpr size_t kBehind = 3;  // classes behind the end of a text that are read

}  // namespace

// Entries that agree on their first `depth` bytes.
struct LiteralFinder::Trie::Range {
  uint32_t node;
  size_t begin, end, depth;
};

LiteralFinder::Trie::Trie(std::vector<const Entry*> entries, const std::array<uint8_t, 256>& class_of, size_t classes) : classes_(classes) {
  if (entries.empty()) return;
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) { return a->literal.text < b->literal.text; });
  const auto class_at = [&](size_t entry, size_t depth) { return class_of[static_cast<uint8_t>(entries[entry]->literal.text[depth])]; };
  nodes_.emplace_back();
  labels_.push_back(0);
  std::deque<Range> open{{0, 0, entries.size(), 0}};
  for (; !open.empty(); open.pop_front()) {
    Range range = open.front();
    nodes_[range.node] = {static_cast<uint32_t>(nodes_.size()), static_cast<uint32_t>(hits_.size())};
    for (; range.begin < range.end && entries[range.begin]->literal.text.size() == range.depth; ++range.begin) {
      const Entry& entry = *entries[range.begin];
      hits_.push_back({entry.id, entry.literal.left, entry.literal.right});
    }
    for (size_t begin = range.begin, end = begin; begin < range.end; begin = end) {
      const uint8_t label = class_at(begin, range.depth);
      while (end < range.end && class_at(end, range.depth) == label) ++end;
      open.push_back({static_cast<uint32_t>(nodes_.size()), begin, end, range.depth + 1});
      nodes_.emplace_back();
      labels_.push_back(label);
    }
  }
  nodes_.push_back({static_cast<uint32_t>(nodes_.size()), static_cast<uint32_t>(hits_.size())});
  first_.assign(classes_, 0);
  second_.assign(classes_ * classes_, 0);
  for (uint32_t one = nodes_[0].children; one < nodes_[1].children; ++one) {
    first_[labels_[one]] = one;
    for (uint32_t two = nodes_[one].children; two < nodes_[one + 1].children; ++two) second_[labels_[one] * classes_ + labels_[two]] = two;
  }
  for (const Entry* entry : entries) note_beginning(entry->literal.text, class_of, classes);
}

void LiteralFinder::Trie::note_beginning(const std::string& literal, const std::array<uint8_t, 256>& class_of, size_t classes) {
  std::array<uint8_t, 4> first{};
  for (size_t i = 0; i < std::min(literal.size(), first.size()); ++i) first[i] = class_of[static_cast<uint8_t>(literal[i])];
  if (literal.size() >= first.size()) return set(fours_, four(first.data()));
  if (literal.size() > 1) return set(shorts_, two(first.data()));
  for (size_t second = 0; second < classes; ++second) {
    first[1] = static_cast<uint8_t>(second);
    set(shorts_, two(first.data()));
  }
}

void LiteralFinder::Trie::take_hits(uint32_t first, uint32_t last, std::string_view text, Span place, std::vector<uint64_t>& ids) const {
  for (const Hit& hit : std::span(hits_).subspan(first, last - first)) {
    if (hit.left == Edge::kSpace && (place.begin == 0 || text[place.begin - 1] != ' ')) continue;
    if (hit.right == Edge::kText && place.end != text.size()) continue;
    if (hit.right == Edge::kWord && is_word(text[place.end - 1]) == (place.end < text.size() && is_word(text[place.end]))) continue;
    ids[hit.id / 64] |= uint64_t{1} << (hit.id % 64);
  }
}

void LiteralFinder::Trie::walk(std::string_view text, const uint8_t* classes, uint32_t begin, std::vector<uint64_t>& ids) const {
  const Node* nodes = nodes_.data();
  const uint8_t* labels = labels_.data();
  uint32_t node = first_[classes[begin]];
  if (nodes[node].hits != nodes[node + 1].hits) take_hits(nodes[node].hits, nodes[node + 1].hits, text, {begin, begin + 1}, ids);
  if (begin + 1 == text.size()) return;
  node = second_[classes[begin] * classes_ + classes[begin + 1]];
  for (uint32_t at = begin + 2; node != 0; ++at) {
    const Node here = nodes[node], next = nodes[node + 1];
    if (here.hits != next.hits) take_hits(here.hits, next.hits, text, {begin, at}, ids);
    if (at == text.size()) return;
    const uint8_t label = classes[at];
    for (node = here.children; node < next.children && labels[node] != label;) ++node;
    if (node == next.children) return;
  }
}

LiteralFinder::LiteralFinder(const std::vector<Entry>& entries) {
  for (const Entry& entry : entries)
    for (const char c : entry.literal.text) {
      uint8_t& byte_class = class_of_[static_cast<uint8_t>(c)];
      if (byte_class == 0) byte_class = static_cast<uint8_t>(classes_++);
    }
  for (uint8_t c = 'A'; c <= 'Z'; ++c) class_of_[c] = class_of_[c - 'A' + 'a'];
  for (uint8_t c = '0'; c <= '9'; ++c) class_of_[c] = class_of_[static_cast<uint8_t>(kAnyDigit)];
  std::array<bool, 256> begin{};  // by class
  for (const Entry& entry : entries)
    if (entry.literal.left == Edge::kAny) begin[class_of_[static_cast<uint8_t>(entry.literal.text[0])]] = true;
  for (size_t c = 0; c < kinds_.size(); ++c) {
    const bool word = is_word(static_cast<char>(c));
    kinds_[c] = static_cast<uint8_t>((word ? kWord : 0) | (begin[class_of_[c]] ? kBegins : 0));
  }
  std::vector<const Entry*> at_start, at_words, anywhere;
  for (const Entry& entry : entries)
    (entry.literal.left == Edge::kText ? at_start : entry.literal.left == Edge::kAny ? anywhere : at_words).push_back(&entry);
  at_start_ = Trie(std::move(at_start), class_of_, classes_);
  at_words_ = Trie(std::move(at_words), class_of_, classes_);
  anywhere_ = Trie(std::move(anywhere), class_of_, classes_);
}

void LiteralFinder::find(std::string_view text, std::vector<uint64_t>& ids) const {
  if (text.empty()) return;
  thread_local std::vector<uint8_t> buffer;
  buffer.resize(text.size() + kBehind);
  uint8_t* const classes = buffer.data();
  for (size_t i = 0; i < text.size(); ++i) classes[i] = class_of_[static_cast<uint8_t>(text[i])];
  std::fill_n(classes + text.size(), kBehind, uint8_t{0});
  const auto look = [&](const Trie& trie, uint32_t at) {
    if (trie.may_begin(classes + at)) trie.walk(text, classes, at, ids);
  };
  look(at_start_, 0);
  bool in_word = false;
  for (uint32_t at = 0; at < text.size(); ++at) {
    const uint8_t kind = kinds_[static_cast<uint8_t>(text[at])];
    const bool word = (kind & kWord) != 0;
    if (word && !in_word) look(at_words_, at);
    if ((kind & kBegins) != 0) look(anywhere_, at);
    in_word = word;
  }
}

}  // namespace quern::pattern

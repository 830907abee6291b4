#include <re2/re2.h>

#include <algorithm>
#include <bit>
#include <map>

#include "pattern/first_bytes.h"
#include "pattern/literal_finder.h"
#include "pattern/literals.h"
#include "pattern/options.h"
#include "pattern/pattern.h"
#include "pattern/pattern_state.h"
#include "pattern/regex_parts.h"

namespace quern {
namespace {

RE2::Anchor re2_anchor(Anchor anchor) {
  if (anchor == Anchor::kNone) return RE2::UNANCHORED;
  return anchor == Anchor::kStart ? RE2::ANCHOR_START : RE2::ANCHOR_BOTH;
}

bool has_bit(const std::vector<uint64_t>& bits, uint32_t i) { return (bits[i / 64] >> (i % 64) & 1) != 0; }

}  // namespace

// One automaton of all patterns would be the obvious way, and is a thousand times slower: with a few hundred patterns that hold
// repeats such as `.{0,60}` it has more states than memory, and is built anew all the time.
struct PatternSet::State {
  struct Candidate {
    uint32_t number = 0;
    std::shared_ptr<const Pattern::State> pattern;
    std::vector<uint32_t> further_lists;  // of literals, that must be there too
    bool at_start = false;                // it can match there alone: the first byte tells
    pattern::ByteSet first;               // that a match can begin with
  };

  State(const std::vector<std::shared_ptr<const Pattern::State>>& patterns, Anchor anchor);
  // What one look at a text needs: the lists of which a literal stands in it, and the patterns that are asked for.
  struct Look {
    std::string_view text;
    const std::vector<uint64_t>& lists;
    const Mask* only;
  };
  void try_all(const std::vector<Candidate>& candidates, const Look& look, std::vector<int>& hits) const;

  RE2::Anchor anchor;
  pattern::LiteralFinder finder{{}};
  size_t words = 0;                             // of a set of bits of lists
  std::vector<std::vector<Candidate>> by_list;  // patterns by their rarest list of literals
  std::vector<Candidate> always;                // those that need no literal
};

PatternSet::State::State(const std::vector<std::shared_ptr<const Pattern::State>>& patterns, Anchor anchored)
    : anchor(re2_anchor(anchored)) {
  std::map<std::vector<std::string>, uint32_t> numbers;  // many patterns share a vocabulary
  std::vector<std::vector<std::string>> lists;
  const auto number_of = [&](const std::vector<std::string>& list) {
    const auto [entry, added] = numbers.emplace(list, static_cast<uint32_t>(lists.size()));
    if (added) lists.push_back(list);
    return entry->second;
  };
  std::vector<std::pair<uint32_t, Candidate>> found;
  pattern::LiteralReader reader;
  for (size_t i = 0; i < patterns.size(); ++i) {
    Candidate candidate{static_cast<uint32_t>(i), patterns[i], {}, false, {}};
    std::vector<std::vector<std::string>> needed;
    if (const auto parts = pattern::parse_regex(patterns[i]->source)) {
      needed = reader.required(*parts);
      candidate.at_start = anchored != Anchor::kNone || pattern::is_anchored(*parts);
      candidate.first = pattern::first_bytes(*parts);
    }
    for (size_t k = 1; k < needed.size(); ++k) candidate.further_lists.push_back(number_of(needed[k]));
    if (needed.empty()) {
      always.push_back(std::move(candidate));
    } else {
      found.emplace_back(number_of(needed.front()), std::move(candidate));
    }
  }
  by_list.resize(lists.size());
  for (auto& [list, candidate] : found) by_list[list].push_back(std::move(candidate));
  finder = pattern::LiteralFinder(lists);
  words = (lists.size() + 63) / 64;
}

void PatternSet::State::try_all(const std::vector<Candidate>& candidates, const Look& look, std::vector<int>& hits) const {
  const std::string_view text = look.text;
  const size_t first = text.empty() ? 0 : static_cast<unsigned char>(text.front());
  for (const Candidate& candidate : candidates) {
    if (look.only && !has_bit(*look.only, candidate.number)) continue;
    if (candidate.at_start && !text.empty() && !candidate.first[first]) continue;
    const auto& further = candidate.further_lists;
    if (!std::all_of(further.begin(), further.end(), [&](uint32_t list) { return has_bit(look.lists, list); })) continue;
    if (candidate.pattern->regex().Match(pattern::piece(text), 0, text.size(), anchor, nullptr, 0))
      hits.push_back(static_cast<int>(candidate.number));
  }
}

PatternSet::PatternSet() = default;

PatternSet::PatternSet(const std::vector<Pattern>& patterns, Anchor anchor) : size_(patterns.size()) {
  std::vector<std::shared_ptr<const Pattern::State>> states;
  for (const Pattern& pattern : patterns) states.push_back(pattern.state_);
  if (!states.empty()) state_ = std::make_shared<const State>(states, anchor);
}

Result<PatternSet> PatternSet::compile(const std::vector<std::string>& regexes, const std::vector<std::string>& names, Anchor anchor) {
  std::vector<Pattern> patterns;
  Errors errors;
  for (size_t i = 0; i < regexes.size(); ++i) {
    auto compiled = Pattern::compile(regexes[i]);
    if (compiled) {
      patterns.push_back(std::move(*compiled));
      continue;
    }
    for (Error error : compiled.errors()) {
      error.message = "`" + names[i] + "`: " + error.message;
      errors.push_back(std::move(error));
    }
  }
  if (!errors.empty()) return errors;
  return PatternSet(patterns, anchor);
}

void PatternSet::match(std::string_view text, std::vector<int>& hits, const Mask* only) const {
  hits.clear();
  if (!state_) return;
  thread_local std::vector<uint64_t> lists;
  lists.assign(state_->words, 0);
  state_->finder.find(text, lists);
  const State::Look look{text, lists, only};
  state_->try_all(state_->always, look, hits);
  for (size_t word = 0; word < lists.size(); ++word)
    for (uint64_t left = lists[word]; left != 0; left &= left - 1)
      state_->try_all(state_->by_list[word * 64 + static_cast<size_t>(std::countr_zero(left))], look, hits);
  std::sort(hits.begin(), hits.end());
}

std::vector<int> PatternSet::always_tried() const {
  std::vector<int> numbers;
  if (state_)
    for (const State::Candidate& candidate : state_->always) numbers.push_back(static_cast<int>(candidate.number));
  return numbers;
}

}  // namespace quern

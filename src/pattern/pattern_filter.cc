#include "pattern/pattern_filter.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include "pattern/literal_reader.h"
#include "pattern/regex_parts.h"
#include "pattern/size_estimate.h"

namespace quern::pattern {
namespace {

bool has_bit(const std::vector<uint64_t>& bits, size_t i) { return (bits[i / 64] >> (i % 64) & 1) != 0; }

// Gives lists of literals their numbers: many patterns share a vocabulary.
class Lists {
 public:
  explicit Lists(size_t first_id) : first_id_(first_id) {}

  uint32_t number_of(Literals list) {
    const auto [entry, added] = numbers_.emplace(std::move(list), static_cast<uint32_t>(numbers_.size()));
    if (added)
      for (const Literal& literal : entry->first) entries_.push_back({literal, static_cast<uint32_t>(first_id_ + entry->second)});
    return entry->second;
  }
  void add_complete(const Literal& literal, uint32_t pattern) { entries_.push_back({literal, pattern}); }

  const std::vector<LiteralFinder::Entry>& entries() const { return entries_; }
  size_t size() const { return numbers_.size(); }

 private:
  size_t first_id_;
  std::map<Literals, uint32_t> numbers_;
  std::vector<LiteralFinder::Entry> entries_;
};

}  // namespace

PatternFilter::PatternFilter(const std::vector<Source>& patterns, size_t size, Anchor anchor, size_t most) : first_list_(size) {
  Lists lists(first_list_);
  std::vector<std::pair<uint32_t, Candidate>> found;
  LiteralReader reader(most);
  for (const Source& source : patterns) {
    Candidate candidate;
    candidate.number = static_cast<uint32_t>(source.number);
    const auto parts = parse_regex(source.regex);
    Needs needs;
    if (parts) {
      needs = reader.needs(*parts, anchor == Anchor::kNone ? Edge::kAny : Edge::kText, anchor == Anchor::kBoth ? Edge::kText : Edge::kAny);
      candidate.at_start = anchor != Anchor::kNone || is_anchored(*parts);
      candidate.first = first_bytes(*parts);
      if (candidate.at_start && (anchor == Anchor::kBoth || is_anchored_at_end(*parts)))
        candidate.longest = longest_match(*parts).value_or(SIZE_MAX);
    }
    if (needs.any_of.empty()) {
      always_.push_back(std::move(candidate));
      continue;
    }
    Literals hints;
    for (Literal& literal : needs.any_of) {
      if (literal.complete) {
        lists.add_complete(literal, candidate.number);
      } else {
        hints.push_back(std::move(literal));
      }
    }
    if (hints.empty()) continue;
    for (Literals& list : needs.further) candidate.further_lists.push_back(lists.number_of(std::move(list)));
    found.emplace_back(lists.number_of(std::move(hints)), std::move(candidate));
  }
  by_list_.resize(lists.size());
  for (auto& [list, candidate] : found) by_list_[list].push_back(std::move(candidate));
  finder_ = LiteralFinder(lists.entries());
  ids_ = first_list_ + lists.size();
}

void PatternFilter::add_candidates(const std::vector<Candidate>& candidates, std::string_view text, const std::vector<uint64_t>& ids,
                                   const PatternSet::Mask* only, std::vector<int>& out) const {
  const size_t first = text.empty() ? 0 : static_cast<unsigned char>(text.front());
  for (const Candidate& candidate : candidates) {
    if (only != nullptr && !has_bit(*only, candidate.number)) continue;
    if (has_bit(ids, candidate.number)) continue;  // it matches
    if (candidate.at_start && !text.empty() && !candidate.first[first]) continue;
    if (text.size() > candidate.longest) continue;
    const auto& further = candidate.further_lists;
    if (std::all_of(further.begin(), further.end(), [&](uint32_t list) { return has_bit(ids, first_list_ + list); }))
      out.push_back(static_cast<int>(candidate.number));
  }
}

void PatternFilter::look(std::string_view text, const PatternSet::Mask* only, Found& found) const {
  found.matching.clear();
  found.candidates.clear();
  thread_local std::vector<uint64_t> ids;
  ids.assign((ids_ + 63) / 64, 0);
  finder_.find(text, ids);
  add_candidates(always_, text, ids, only, found.candidates);
  for (size_t word = 0; word < ids.size(); ++word) {
    for (uint64_t left = ids[word]; left != 0; left &= left - 1) {
      const size_t id = word * 64 + static_cast<size_t>(std::countr_zero(left));
      if (id >= first_list_) {
        add_candidates(by_list_[id - first_list_], text, ids, only, found.candidates);
      } else if (only == nullptr || has_bit(*only, id)) {
        found.matching.push_back(static_cast<int>(id));
      }
    }
  }
}

std::vector<int> PatternFilter::always() const {
  std::vector<int> numbers;
  for (const Candidate& candidate : always_) numbers.push_back(static_cast<int>(candidate.number));
  return numbers;
}

}  // namespace quern::pattern

// Decides for many patterns at once which of them are worth trying on a text, and which match it without being tried.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pattern/first_bytes.h"
#include "pattern/literal_finder.h"
#include "pattern/pattern.h"

namespace quern::pattern {

class PatternFilter {
 public:
  struct Source {
    int number;              // by which the pattern is known to the caller
    std::string_view regex;  // must outlive the filter
  };
  // `size`: of the caller's numbers. `most`: as LiteralReader has it; the more, the more patterns are decided without being tried.
  PatternFilter(const std::vector<Source>& patterns, size_t size, Anchor anchor, size_t most);

  // Numbers of patterns, in no order, each once, of those that `only` (null: all) has.
  struct Found {
    std::vector<int> matching;    // they match
    std::vector<int> candidates;  // they may; no other does
  };
  void look(std::string_view text, const PatternSet::Mask* only, Found& found) const;

  // Patterns that need no particular string, and so are candidates for every text.
  std::vector<int> always() const;

 private:
  struct Candidate {
    uint32_t number = 0;
    bool at_start = false;                // it can match there alone: the first byte tells
    ByteSet first;                        // that a match can begin with
    size_t longest = SIZE_MAX;            // bytes of a text that it can match
    std::vector<uint32_t> further_lists;  // of literals, that must be there too
  };
  void add_candidates(const std::vector<Candidate>& candidates, std::string_view text, const std::vector<uint64_t>& ids,
                      const PatternSet::Mask* only, std::vector<int>& out) const;

  LiteralFinder finder_;  // its ids: the patterns, where the literal is all that they ask for; behind them the lists
  size_t first_list_ = 0, ids_ = 0;
  std::vector<std::vector<Candidate>> by_list_;  // by the list of literals that makes it worth trying them
  std::vector<Candidate> always_;
};

}  // namespace quern::pattern

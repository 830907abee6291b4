#include <re2/re2.h>

#include <algorithm>
#include <memory>

#include "pattern/options.h"
#include "pattern/pattern.h"
#include "pattern/pattern_filter.h"
#include "pattern/pattern_state.h"

namespace quern {
namespace {

constexpr int kAllGroups = -1;

// Strings that the parts of a pattern may make together: those that are its whole decide it, which pays for many of them.
size_t most_joined(Effort effort) { return effort == Effort::kDecide ? 1000 : 400; }

RE2::Anchor re2_anchor(Anchor anchor) {
  if (anchor == Anchor::kNone) return RE2::UNANCHORED;
  return anchor == Anchor::kStart ? RE2::ANCHOR_START : RE2::ANCHOR_BOTH;
}

}  // namespace

// One automaton of all patterns would be the obvious way, and is a thousand times slower: with a few hundred patterns that hold
// repeats such as `.{0,60}` it has more states than memory, and is built anew all the time.
struct PatternSet::State {
  // The patterns of one group and those of all.
  struct Part {
    int group = kAllGroups;
    MadeOnce<pattern::PatternFilter> filter;
  };

  State(const std::vector<Pattern>& of, Anchor anchored, std::vector<int> their_groups, size_t most_strings);
  const pattern::PatternFilter& filter(const Part& part) const;
  template <typename Take>
  void each_part(uint64_t wanted, const Take& take) const;

  std::vector<std::shared_ptr<const Pattern::State>> patterns;
  std::vector<int> groups;  // empty: all patterns are of all groups
  Anchor anchor;
  size_t most;
  std::vector<std::unique_ptr<Part>> parts;  // [0]: the patterns of all groups alone
};

PatternSet::State::State(const std::vector<Pattern>& of, Anchor anchored, std::vector<int> their_groups, size_t most_strings)
    : groups(std::move(their_groups)), anchor(anchored), most(most_strings) {
  for (const Pattern& pattern : of) patterns.push_back(pattern.state_);
  std::vector<int> present = groups;
  present.push_back(kAllGroups);
  std::sort(present.begin(), present.end());
  present.erase(std::unique(present.begin(), present.end()), present.end());
  for (const int group : present) {
    parts.push_back(std::make_unique<Part>());
    parts.back()->group = group;
  }
}

const pattern::PatternFilter& PatternSet::State::filter(const Part& part) const {
  return part.filter.get([&] {
    std::vector<pattern::PatternFilter::Source> sources;
    for (size_t i = 0; i < patterns.size(); ++i)
      if (groups.empty() || groups[i] == kAllGroups || groups[i] == part.group)
        sources.push_back({static_cast<int>(i), patterns[i]->source});
    return std::make_unique<const pattern::PatternFilter>(sources, patterns.size(), anchor, most);
  });
}

// All patterns of the groups that are wanted stand in the parts that are taken; those of all groups may stand in several.
template <typename Take>
void PatternSet::State::each_part(uint64_t wanted, const Take& take) const {
  bool taken = false;
  for (size_t i = 1; i < parts.size(); ++i) {
    if ((wanted >> parts[i]->group & 1) == 0) continue;
    take(filter(*parts[i]));
    taken = true;
  }
  if (!taken) take(filter(*parts[0]));
}

PatternSet::PatternSet() = default;

PatternSet::PatternSet(const std::vector<Pattern>& patterns, Anchor anchor, std::vector<int> groups, Effort effort)
    : size_(patterns.size()) {
  if (!patterns.empty()) state_ = std::make_shared<const State>(patterns, anchor, std::move(groups), most_joined(effort));
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

void PatternSet::narrow(std::string_view text, std::vector<int>& hits, const Mask* only, uint64_t groups) const {
  look(text, hits, only, groups, false);
}

void PatternSet::match(std::string_view text, std::vector<int>& hits, const Mask* only, uint64_t groups) const {
  look(text, hits, only, groups, true);
}

void PatternSet::look(std::string_view text, std::vector<int>& hits, const Mask* only, uint64_t groups, bool try_them) const {
  hits.clear();
  if (!state_) return;
  thread_local pattern::PatternFilter::Found found;
  size_t parts = 0;
  state_->each_part(groups, [&](const pattern::PatternFilter& filter) {
    filter.look(text, only, found);
    hits.insert(hits.end(), found.matching.begin(), found.matching.end());
    for (const int candidate : found.candidates) {
      const Pattern::State& pattern = *state_->patterns[static_cast<size_t>(candidate)];
      if (!try_them || pattern.regex().Match(pattern::piece(text), 0, text.size(), re2_anchor(state_->anchor), nullptr, 0))
        hits.push_back(candidate);
    }
    ++parts;
  });
  std::sort(hits.begin(), hits.end());
  if (parts > 1) hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
}

Pattern PatternSet::pattern(size_t number) const { return Pattern(state_->patterns[number]); }

std::vector<int> PatternSet::always_tried() const {
  std::vector<int> numbers;
  if (!state_) return numbers;
  state_->each_part(~uint64_t{0}, [&](const pattern::PatternFilter& filter) {
    const std::vector<int> more = filter.always();
    numbers.insert(numbers.end(), more.begin(), more.end());
  });
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace quern

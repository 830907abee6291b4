#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <limits>
#include <mutex>

#include "pattern/options.h"
#include "pattern/pattern.h"

namespace quern {
namespace {

constexpr size_t kNamedInError = 5;

RE2::Anchor re2_anchor(Anchor anchor) {
  if (anchor == Anchor::kNone) return RE2::UNANCHORED;
  return anchor == Anchor::kStart ? RE2::ANCHOR_START : RE2::ANCHOR_BOTH;
}

// Names those with the largest programs: they are what to mend.
Error too_large(const std::vector<std::string>& regexes, const std::vector<std::string>& names) {
  std::vector<std::pair<int, size_t>> sizes;
  for (size_t i = 0; i < regexes.size(); ++i) {
    const re2::RE2 single(regexes[i], pattern::options(pattern::kSetMemory));
    sizes.emplace_back(single.ok() ? single.ProgramSize() : std::numeric_limits<int>::max(), i);
  }
  std::sort(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string message = "a set of " + std::to_string(regexes.size()) + " patterns does not fit into " +
                        std::to_string(pattern::kSetMemory >> 20) + " MiB; the largest programs are those of";
  for (size_t i = 0; i < std::min(kNamedInError, sizes.size()); ++i) {
    const auto [size, index] = sizes[i];
    message += (i == 0 ? " `" : ", `") + names[index] + "` (";
    message += size == std::numeric_limits<int>::max() ? "too large by itself" : std::to_string(size) + " instructions";
    message += ")";
  }
  return {"pattern_set_too_large", {}, std::move(message), "simplify these: make repeats smaller; [a-z] is far cheaper than \\pL"};
}

}  // namespace

struct PatternSet::State {
  State(std::vector<std::string> patterns, re2::RE2::Anchor anchored)
      : set(pattern::options(pattern::kSetMemory), anchored), anchor(anchored), regexes(std::move(patterns)) {}

  // The slow way, for texts on which the automaton of the whole set grows over its memory.
  void match_singly(std::string_view text, std::vector<int>& hits) const {
    std::call_once(singles_made, [this] {
      for (const std::string& regex : regexes) singles.push_back(std::make_unique<re2::RE2>(regex, pattern::options(pattern::kSetMemory)));
    });
    for (size_t i = 0; i < singles.size(); ++i)
      if (singles[i]->Match(pattern::piece(text), 0, text.size(), anchor, nullptr, 0)) hits.push_back(static_cast<int>(i));
  }

  re2::RE2::Set set;
  re2::RE2::Anchor anchor;
  std::vector<std::string> regexes;
  mutable std::once_flag singles_made;
  mutable std::vector<std::unique_ptr<re2::RE2>> singles;
};

Result<PatternSet> PatternSet::compile(const std::vector<std::string>& regexes, const std::vector<std::string>& names, Anchor anchor) {
  PatternSet made;
  if (regexes.empty()) return made;
  auto state = std::make_shared<State>(regexes, re2_anchor(anchor));
  Errors errors;
  for (size_t i = 0; i < regexes.size(); ++i) {
    std::string why;
    if (state->set.Add(regexes[i], &why) < 0)
      errors.push_back({"bad_pattern", {}, "pattern of `" + names[i] + "`: " + why, "mend the pattern `" + regexes[i] + "`"});
  }
  if (!errors.empty()) return errors;
  if (!state->set.Compile()) return too_large(regexes, names);  // a set that failed to compile must never be matched
  made.size_ = regexes.size();
  made.state_ = std::move(state);
  return made;
}

void PatternSet::match(std::string_view text, std::vector<int>& hits) const {
  hits.clear();
  if (!state_) return;
  re2::RE2::Set::ErrorInfo error{re2::RE2::Set::kNoError};
  if (state_->set.Match(pattern::piece(text), &hits, &error)) {
    std::sort(hits.begin(), hits.end());
  } else if (error.kind != re2::RE2::Set::kNoError) {
    hits.clear();
    state_->match_singly(text, hits);
  }
}

}  // namespace quern

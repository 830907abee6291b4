// RE2 behind a small face: one pattern, and sets of patterns. No other folder includes RE2.
// All patterns are case-insensitive UTF-8 and see match views (text/fold.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quern/result.h"

namespace re2 {
class RE2;
}

namespace quern {

// Cheap to copy, and to make: its syntax is checked at once, its program is made when it is first matched. Any number of threads may use
// it.
class Pattern {
 public:
  // Fails with `bad_pattern`; the message quotes the piece of the pattern that RE2 refuses. `as_written` (optional): the pattern before
  // pieces that are sound by themselves were put into it; it is shorter to check, and to quote.
  static Result<Pattern> compile(std::string_view regex, std::string_view as_written = {});

  // What is wrong with its syntax alone.
  static std::optional<Error> check(std::string_view regex);

  // Found anywhere in `text`.
  bool found(std::string_view text) const;
  // Matches `text` as a whole.
  bool matches(std::string_view text) const;
  // The leftmost match at or after `from`: groups[0] is all of it, groups[i] the i-th capture (data() null where it took no part).
  bool find(std::string_view text, size_t from, std::vector<std::string_view>& groups) const;

  // Names of the groups by number; [0] and unnamed groups are "".
  const std::vector<std::string>& group_names() const;
  std::string_view source() const;
  int program_size() const;

 private:
  struct State;
  friend class PatternSet;
  explicit Pattern(std::shared_ptr<const State> state);
  const re2::RE2& regex() const;

  std::shared_ptr<const State> state_;
};

enum class Anchor { kNone, kStart, kBoth };
enum class Effort { kDecide, kNarrow };

// Which of many patterns match. The text is read once for words that the patterns need; only those whose words it has are tried.
class PatternSet {
 public:
  PatternSet();
  // `groups` (optional): a number from 0 to 63 for each pattern that is to be tried with its group alone, -1 for one of all groups. What
  // a group needs is made when it is first asked for. `effort`: kDecide if match() is to be fast, kNarrow if only narrow() is called.
  PatternSet(const std::vector<Pattern>& patterns, Anchor anchor, std::vector<int> groups = {}, Effort effort = Effort::kDecide);
  // Fails with `bad_pattern`, which names the pattern by `names[i]`.
  static Result<PatternSet> compile(const std::vector<std::string>& regexes, const std::vector<std::string>& names, Anchor anchor);

  // Some of the patterns of a set: bit i is pattern i.
  using Mask = std::vector<uint64_t>;

  // Numbers of the patterns that match, ascending. An empty set matches nothing. `only`: the patterns to try; null: all. `groups`: bits of
  // the groups to try.
  void match(std::string_view text, std::vector<int>& hits, const Mask* only = nullptr, uint64_t groups = ~uint64_t{0}) const;
  // The same and some that do not match: for a caller who will try each of them in any case, to get at its captures.
  void narrow(std::string_view text, std::vector<int>& hits, const Mask* only = nullptr, uint64_t groups = ~uint64_t{0}) const;
  size_t size() const { return size_; }
  Pattern pattern(size_t number) const;
  // Patterns that need no particular word, and so are tried on every text.
  std::vector<int> always_tried() const;

 private:
  struct State;
  void look(std::string_view text, std::vector<int>& hits, const Mask* only, uint64_t groups, bool try_them) const;

  std::shared_ptr<const State> state_;
  size_t size_ = 0;
};

}  // namespace quern

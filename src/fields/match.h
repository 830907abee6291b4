// Runs the rules of a grammar over a document: one pass of each pattern set a unit, captures for the rules that hit alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fields/builder.h"
#include "fields/fields.h"
#include "fields/scene.h"

namespace quern {

// A value that a rule made; whether it stands is decided when all are known.
struct Candidate {
  int rule = -1;
  uint32_t match_number = 0;  // the same for all values of one match
  Span match;                 // of the document: what the pattern matched
  Span span;                  // ... and what the value itself rests on, a part of it
  Value value;
  bool swapped = false, glued = false;
  uint32_t votes = 0;  // where its rule asks for them: how often such rules gave this value
  int attempt = -1;    // in the trace
};

// Of a list, a rule makes no more than this many values out of one document: memory stays bounded whatever comes.
inline constexpr uint32_t kMostMatches = 10000;

class Matcher {
 public:
  // `trace` may be null.
  Matcher(const CompiledGrammar& grammar, ExtractionTrace* trace, LanguageBits languages);

  // In reading order, units before items. May run once.
  void run(std::string_view text, const Layout& layout, const Outline& outline);
  // One rule on a text alone, `position` waived.
  void run(const Rule& rule, std::string_view text, SectionId section);

  std::vector<Candidate>& candidates() { return candidates_; }
  std::vector<std::string>& flags() { return flags_; }  // of flag rules, and value_out_of_range
  const std::vector<int>& flag_rules() const { return flag_rules_; }

 private:
  struct Kind {
    const RuleSet& rules;
    std::vector<bool> seen;  // by section: it had such a haystack already
  };

  void look_at_units(std::string_view text, const Layout& layout, const Outline& outline);
  void look_at_items(std::string_view text, const Layout& layout, const Outline& outline);
  const PatternSet::Mask* allowed(const RuleSet& rules);
  void look(const RuleSet& rules, std::string_view text, Span span, SectionId section, bool first, bool early);
  void apply(int number, const Rule& rule);
  void try_match(int number, const Rule& rule);
  void keep(int number, const Rule& rule, Span match);
  void rule_out(const Rule& winner);
  void note(int number, Span match, std::string reason);
  // With a trace, what cannot win is tried all the same, to tell that it lost.
  bool is_done(int number) const {
    return number >= 0 && (done_[static_cast<size_t>(number)] || (trace_ == nullptr && is_ruled_out(number)));
  }
  bool is_ruled_out(int number) const { return number >= 0 && ruled_out_[static_cast<size_t>(number)]; }

  const CompiledGrammar& grammar_;
  ExtractionTrace* trace_;
  LanguageBits languages_;
  Builder builder_;
  Scene scene_;
  Kind units_, items_, headings_;
  std::vector<bool> done_;         // by rule: nothing more can come of it
  std::vector<bool> ruled_out_;    // by rule: whatever comes of it will not stand
  std::vector<uint32_t> matches_;  // by rule
  std::vector<int> hits_;
  PatternSet::Mask allowed_;
  std::vector<std::string_view> groups_;
  std::vector<Candidate> candidates_;
  std::vector<std::string> flags_;
  std::vector<int> flag_rules_;
  uint32_t match_number_ = 0;
};

}  // namespace quern

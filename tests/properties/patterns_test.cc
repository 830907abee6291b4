// What a pattern set rules out without trying must never be what matches: the shipped grammars' patterns on real lines, one by one and
// as sets.
#include <gtest/gtest.h>

#include <algorithm>

#include "golden/corpus.h"
#include "grammar/compiled.h"
#include "layout/layout.h"
#include "text/fold.h"

namespace quern::testing {
namespace {

constexpr size_t kEach = 3;  // of so many units one is taken

void expect_agreement(const PatternSet& set, std::string_view text, const std::string& place) {
  std::vector<int> found, matching, candidates;
  for (size_t i = 0; i < set.size(); ++i)
    if (set.pattern(i).found(text)) found.push_back(static_cast<int>(i));
  set.match(text, matching);
  set.narrow(text, candidates);
  EXPECT_EQ(matching, found) << place << ": " << text;
  EXPECT_TRUE(std::includes(candidates.begin(), candidates.end(), found.begin(), found.end())) << place << ": " << text;
}

void expect_agreement(std::string_view text, const CompiledGrammar& grammar, const std::string& place) {
  const auto prepared = prepare_text(std::as_bytes(std::span(text)), {});
  ASSERT_TRUE(prepared);
  const Layout layout = lay_out(prepared->utf8, grammar);
  MatchView view;
  for (size_t i = 0; i < layout.units.size(); i += kEach) {
    view.reset(layout.units[i].span.of(prepared->utf8));
    for (const PatternSet* set : {&grammar.cue_set, &grammar.unit_set, &grammar.heading_set}) expect_agreement(*set, view.text(), place);
  }
}

TEST(Patterns, OfShippedGrammarsAgreeWithTheirSets) {
  for (const CorpusDocument& document : corpus_documents())
    expect_agreement(read_bytes(document.text), shipped_grammar(document.grammar).compiled(), document.label());
}

}  // namespace
}  // namespace quern::testing

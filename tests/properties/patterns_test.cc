// What a pattern set rules out without trying must never be what matches: the shipped grammars' patterns on real lines, one by one and
// as sets.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>

#include "golden/corpus.h"
#include "grammar/compiled.h"
#include "layout/layout.h"
#include "text/fold.h"

namespace quern::testing {
namespace {

constexpr size_t kEach = 3;      // of so many units one is taken,
constexpr size_t kEachLine = 9;  // and of so many lines as they are in the file, whatever their bytes

void expect_agreement(const PatternSet& set, Anchor anchor, std::string_view text, const std::string& place) {
  std::vector<int> found, matching, candidates;
  for (size_t i = 0; i < set.size(); ++i)
    if (anchor == Anchor::kBoth ? set.pattern(i).matches(text) : set.pattern(i).found(text)) found.push_back(static_cast<int>(i));
  set.match(text, matching);
  set.narrow(text, candidates);
  EXPECT_EQ(matching, found) << place << ": " << text;
  EXPECT_TRUE(std::includes(candidates.begin(), candidates.end(), found.begin(), found.end())) << place << ": " << text;
}

void expect_all_agree(std::string_view text, const CompiledGrammar& grammar, const std::string& place) {
  for (const PatternSet* set :
       {&grammar.cue_set, &grammar.unit_rules.patterns, &grammar.item_rules.patterns, &grammar.heading_rules.patterns})
    expect_agreement(*set, Anchor::kNone, text, place);
  expect_agreement(grammar.headings.patterns, Anchor::kBoth, fold_phrase(text), place);
}

void expect_agreement(std::string_view text, const CompiledGrammar& grammar, const std::string& place) {
  const auto prepared = prepare_text(std::as_bytes(std::span(text)), {});
  ASSERT_TRUE(prepared);
  const Layout layout = lay_out(prepared->utf8, grammar);
  MatchView view;
  for (size_t i = 0; i < layout.units.size(); i += kEach) {
    view.reset(layout.units[i].span.of(prepared->utf8));
    expect_all_agree(view.text(), grammar, place);
  }
  std::istringstream lines{std::string(text)};
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || number++ % kEachLine != 0) continue;
    view.reset(line);
    expect_all_agree(view.text(), grammar, place);
  }
}

TEST(Patterns, OfShippedGrammarsAgreeWithTheirSets) {
  for (const CorpusDocument& document : corpus_documents())
    expect_agreement(read_bytes(document.text), shipped_grammar(document.grammar).compiled(), document.label());
}

// Patterns and texts by chance, of pieces that are apt to be taken for each other.
class Dice {
 public:
  explicit Dice(uint32_t seed) : random_(seed) {}

  std::string pattern(int depth) {
    std::string all = sequence(depth);
    for (size_t more = below(3); more > 0; --more) all += "|" + sequence(depth);
    return all;
  }
  std::string text() {
    std::string all;
    for (size_t more = below(9); more > 0; --more)
      all += one_of({"foo", "bar", "pay", "salary", "lead ", "non-", "a",   "x", "-",  " ",  " ",
                     "é",   "É",   "1",   "20",     ".",     "_",    "FOO", "7", "\n", "oo", "fo"});
    return all;
  }

 private:
  size_t below(size_t end) { return random_() % end; }
  std::string one_of(std::initializer_list<const char*> all) { return *(all.begin() + below(all.size())); }
  std::string repeat() {
    return one_of({"", "", "", "", "?", "*", "+", "??", "+?", "{2}", "{1,2}", "{0,2}", "{2,}", "{1,}", "{1}", "{0,1}"});
  }
  std::string sequence(int depth) {
    std::string all;
    for (size_t more = 1 + below(4); more > 0; --more) all += piece(depth);
    return all;
  }
  std::string piece(int depth) {
    switch (below(8)) {
      case 0: return one_of({"[ab]", "[0-9]", "\\d", "\\w", "\\s", ".", "[^a]", "[é1]", "[ -]", "\\pL", "[1-3]", "[A_]"}) + repeat();
      case 1: return one_of({"\\b", "\\b", "\\b", "^", "$", "\\B", "\\A", "\\z", "^?", "$?"});
      case 2:
      case 3:
        if (depth > 0)
          return one_of({"(?:", "(?:", "(", "(?i:", "(?-i:", "(?:(?-i)"}) + pattern(depth - 1) + one_of({"", "", "|"}) + ")" + repeat();
        [[fallthrough]];
      default: return one_of({"foo", "bar", "pay", "salary", "[a-z]+ ", "non-", "a", "b", "x", "- ", "é", "1", "20", "\\.", "-", " ", "_"});
    }
  }

  std::mt19937 random_;
};

TEST(Patterns, ByChanceAgreeWithTheirSets) {
  Dice dice(20261122);
  for (int i = 0; i < 4000; ++i) {
    const std::string regex = dice.pattern(2);
    const auto pattern = Pattern::compile(regex);
    if (!pattern) continue;  // a repeat of a repeat
    for (const Anchor anchor : {Anchor::kNone, Anchor::kBoth}) {
      const PatternSet set({*pattern}, anchor, {}, i % 2 == 0 ? Effort::kDecide : Effort::kNarrow);
      for (int k = 0; k < 8; ++k) expect_agreement(set, anchor, dice.text(), regex);
    }
  }
}

}  // namespace
}  // namespace quern::testing

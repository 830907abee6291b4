#include "pattern/literals.h"

#include <gtest/gtest.h>

#include "pattern/literal_finder.h"
#include "pattern/literal_reader.h"

namespace quern::pattern {
namespace {

using Texts = std::vector<std::string>;

Needs needs(const std::string& regex) {
  const auto parts = parse_regex(regex);
  EXPECT_TRUE(parts) << regex;
  return LiteralReader().needs(*parts);
}

// "^" a text's own end, "_" a space before, "|" the edge of a word; "..." where the literal is not all that the pattern asks for.
std::string show(const Literal& literal) {
  const auto edge = [](Edge at) { return at == Edge::kText ? "^" : at == Edge::kSpace ? "_" : at == Edge::kWord ? "|" : ""; };
  return edge(literal.left) + literal.text + edge(literal.right) + (literal.complete ? "" : "...");
}

Texts show(const Literals& literals) {
  Texts texts;
  for (const Literal& literal : literals) texts.push_back(show(literal));
  return texts;
}

Texts any_of(const std::string& regex) { return show(needs(regex).any_of); }

TEST(Literals, AreInLowerCase) {
  EXPECT_EQ(any_of("Salary"), (Texts{"salary"}));
  EXPECT_EQ(any_of("salary|wages?"), (Texts{"salary", "wage", "wages"}));
}

TEST(Literals, KnowTheirEdges) {
  EXPECT_EQ(any_of("\\bpay\\b"), (Texts{"|pay|"}));
  EXPECT_EQ(any_of("^pay"), (Texts{"^pay"}));
  EXPECT_EQ(any_of("^\\bpay$"), (Texts{"^pay^"}));
  EXPECT_EQ(any_of("\\b(?:net|gross) pay\\b"), (Texts{"|gross pay|", "|net pay|"}));
  EXPECT_EQ(any_of("(?:^|; )note\\b"), (Texts{"; note|", "^note|"}));
  EXPECT_EQ(any_of(" pay\\b"), (Texts{"_pay|"}));
}

TEST(Literals, AreNotCompleteWhereMoreIsAsked) {
  EXPECT_EQ(any_of("\\bteam of [0-9]+ people"), (Texts{"|team of 0...", "|team of 0 people"}));
  EXPECT_EQ(any_of("(?-i:USD) ?[a-z]"), (Texts{"usd..."}));
  EXPECT_EQ(any_of("start\\B"), (Texts{"start..."}));
  EXPECT_EQ(any_of("\\b%x"), (Texts{"%x..."}));  // a word before it, then
}

TEST(Literals, EndlessRestsAskForNothing) {
  EXPECT_EQ(any_of("salary.*"), (Texts{"salary"}));
  EXPECT_EQ(any_of("(?:gross )*salary"), (Texts{"salary"}));
  EXPECT_EQ(any_of("(?:ab)+"), (Texts{"ab"}));
}

TEST(Literals, EachBranchHasItsOwn) {
  EXPECT_EQ(any_of("\\b(?:salary|[0-9]+ weeks) of"), (Texts{"|0 weeks of", "|salary of", "_weeks of..."}));
  EXPECT_EQ(any_of("^(?:[a-z]+ )?salary"), (Texts{"_salary...", "^salary"}));
}

TEST(Literals, OnesThatAreFarApartAreListsOfTheirOwn) {
  const Needs both = needs("years? [a-z]+ experience");
  EXPECT_EQ(show(both.any_of), (Texts{"_experience..."}));
  ASSERT_EQ(both.further.size(), 1u);
  EXPECT_EQ(show(both.further[0]), (Texts{"year ...", "years ..."}));
}

TEST(Literals, AllDigitsAreOne) {
  EXPECT_EQ(any_of("[0-9]%"), (Texts{"0%"}));
  EXPECT_EQ(any_of("\\d{4}-x"), (Texts{"-x..."}));
  EXPECT_EQ(any_of("401k"), (Texts{"000k..."}));
}

TEST(Literals, OfTooManyThePartsRemain) {
  const auto parts = parse_regex("^(?:alpha|beta|gamma) (?:delta|epsilon|zeta)");
  const Needs few = LiteralReader(4).needs(*parts);
  EXPECT_EQ(show(few.any_of), (Texts{"^alpha ...", "^beta ...", "^gamma ..."}));
}

TEST(Literals, WhatStandsEverywhereIsNotWorthIt) {
  EXPECT_TRUE(any_of(".*").empty());
  EXPECT_TRUE(any_of("\\pL+").empty());
  EXPECT_TRUE(any_of("(?:salary)?").empty());
  EXPECT_TRUE(any_of("salary|").empty());
}

TEST(Literals, OtherLettersComeInBothCases) {
  EXPECT_EQ(any_of("études"), (Texts{"\u00C9tudes", "\u00E9tudes"}));
  EXPECT_EQ(any_of("የስራ\\pL"), (Texts{"የስራ..."}));  // of letters without case there is one form
  EXPECT_EQ(any_of("(?:📍|📌)\\pL"), (Texts{"📌...", "📍..."}));
  EXPECT_EQ(any_of("gro\u00DFe").size(), 1u);
}

std::vector<int> find(const std::vector<Literals>& lists, std::string_view text) {
  std::vector<LiteralFinder::Entry> entries;
  for (size_t i = 0; i < lists.size(); ++i)
    for (const Literal& literal : lists[i]) entries.push_back({literal, static_cast<uint32_t>(i)});
  std::vector<uint64_t> bits((lists.size() + 63) / 64, 0);
  LiteralFinder(entries).find(text, bits);
  std::vector<int> found;
  for (size_t i = 0; i < lists.size(); ++i)
    if (bits[i / 64] >> (i % 64) & 1) found.push_back(static_cast<int>(i));
  return found;
}

TEST(LiteralFinder, FindsLiteralsInsideEachOther) {
  const std::vector<Literals> lists{{{"he"}}, {{"she"}}, {{"hers"}, {"his"}}, {{"xyz"}}, {{"s"}}};
  EXPECT_EQ(find(lists, "uSHErs"), (std::vector<int>{0, 1, 2, 4}));
  EXPECT_EQ(find(lists, "thi"), (std::vector<int>{}));
  EXPECT_EQ(find(lists, "s"), (std::vector<int>{4}));
  EXPECT_TRUE(find(lists, "").empty());
  EXPECT_TRUE(find({}, "anything").empty());
}

TEST(LiteralFinder, HeedsEdges) {
  const std::vector<Literals> lists{{{"pay", Edge::kWord}},  {{"pay", Edge::kAny, Edge::kWord}},
                                    {{"pay", Edge::kText}},  {{"pay", Edge::kAny, Edge::kText}},
                                    {{"pay", Edge::kSpace}}, {{"c+", Edge::kAny, Edge::kWord}}};
  EXPECT_EQ(find(lists, "pay"), (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(find(lists, "PAYS"), (std::vector<int>{0, 2}));
  EXPECT_EQ(find(lists, "no pay."), (std::vector<int>{0, 1, 4}));
  EXPECT_EQ(find(lists, "(pay"), (std::vector<int>{0, 1, 3}));
  EXPECT_EQ(find(lists, "repay"), (std::vector<int>{1, 3}));
  EXPECT_EQ(find(lists, "c+ c+."), (std::vector<int>{}));
  EXPECT_EQ(find(lists, "c+x"), (std::vector<int>{5}));
}

TEST(LiteralFinder, TakesAnyDigitForAnother) { EXPECT_EQ(find({{{"0%"}}}, "7%"), (std::vector<int>{0})); }

}  // namespace
}  // namespace quern::pattern

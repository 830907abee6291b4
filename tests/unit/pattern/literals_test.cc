#include "pattern/literals.h"

#include <gtest/gtest.h>

#include "pattern/literal_finder.h"

namespace quern::pattern {
namespace {

std::vector<LiteralList> required(const std::string& regex) {
  const auto parts = parse_regex(regex);
  EXPECT_TRUE(parts) << regex;
  return LiteralReader().required(*parts);
}

TEST(Literals, AreInLowerCaseAndOneOfEachListIsNeeded) {
  EXPECT_EQ(required("Salary"), (std::vector<LiteralList>{{"salary"}}));
  EXPECT_EQ(required("salary|wages?"), (std::vector<LiteralList>{{"salary", "wage", "wages"}}));
  EXPECT_EQ(required("years? .* experience"), (std::vector<LiteralList>{{"experience"}, {"year ", "years "}}));
}

TEST(Literals, DigitsAreOnesToo) {
  const auto lists = required("[0-9]+ ?%");
  ASSERT_EQ(lists.size(), 2u);
  EXPECT_EQ(lists[0], (LiteralList{" %", "%"}));
  EXPECT_EQ(lists[1].size(), 10u);
}

TEST(Literals, OptionalPartsAreNotNeeded) {
  EXPECT_EQ(required("(?:gross )?salary(?: range)*"), required("(?:gross )?salary"));
  EXPECT_TRUE(required("(?:salary)?").empty());
  EXPECT_TRUE(required("(?:salary)*").empty());
  EXPECT_TRUE(required("salary|").empty());
  EXPECT_EQ(required("(?:salary)+"), (std::vector<LiteralList>{{"salary"}}));
}

TEST(Literals, WhatStandsEverywhereIsNotWorthIt) {
  EXPECT_TRUE(required("a|b").empty());
  EXPECT_TRUE(required(".*").empty());
  EXPECT_TRUE(required("\\pL+").empty());
}

TEST(Literals, OtherLettersComeInBothCases) {
  EXPECT_EQ(required("études"), (std::vector<LiteralList>{{"\u00C9tudes", "\u00E9tudes"}}));
  EXPECT_EQ(required("gro\u00DFe Stra\u00DFe"), (std::vector<LiteralList>{{"e stra"}, {"gro"}}));
}

std::vector<int> find(const std::vector<LiteralList>& lists, std::string_view text) {
  std::vector<uint64_t> bits((lists.size() + 63) / 64, 0);
  LiteralFinder(lists).find(text, bits);
  std::vector<int> found;
  for (size_t i = 0; i < lists.size(); ++i)
    if (bits[i / 64] >> (i % 64) & 1) found.push_back(static_cast<int>(i));
  return found;
}

TEST(LiteralFinder, FindsLiteralsInsideEachOther) {
  const std::vector<LiteralList> lists{{"he"}, {"she"}, {"hers", "his"}, {"xyz"}};
  EXPECT_EQ(find(lists, "uSHErs"), (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(find(lists, "this"), (std::vector<int>{2}));
  EXPECT_TRUE(find(lists, "").empty());
  EXPECT_TRUE(find({}, "anything").empty());
}

TEST(LiteralFinder, CutsLiteralsShorterRatherThanOutgrowItsTable) {
  std::vector<LiteralList> lists(1);
  for (int i = 0; i < 30000; ++i) {
    std::string literal;
    for (uint32_t left = static_cast<uint32_t>(i) * 2654435761u; literal.size() < 8; left = left * 1664525u + 1013904223u)
      literal += static_cast<char>('a' + (left >> 24) % 26);
    lists[0].push_back(literal);
  }
  EXPECT_EQ(find(lists, "..." + lists[0][12345] + "..."), (std::vector<int>{0}));
  EXPECT_TRUE(find(lists, "0123456789").empty());
}

}  // namespace
}  // namespace quern::pattern

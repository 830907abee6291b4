#include "text/excerpt.h"

#include <gtest/gtest.h>

#include "base/ascii.h"

namespace quern::mojibake {
namespace {

TEST(Excerpt, TakesRunsAndTheirNeighbours) {
  const Excerpt excerpt("plain words, fÃ¼r uns");
  EXPECT_EQ(excerpt.characters.text, U" fÃ¼r u");
  EXPECT_EQ(excerpt.offsets, (std::vector<uint32_t>{12, 13, 14, 16, 18, 19, 20, 21}));
}

TEST(Excerpt, TakesNothingTwice) {
  EXPECT_EQ(Excerpt("éaéabéabcéabcdé").characters.text, U"éaéabéabcéabcdé");
  EXPECT_EQ(Excerpt("aé").characters.text, U"aé");
}

TEST(Excerpt, TakesTheNeighboursOfEachRun) { EXPECT_EQ(Excerpt("é à s doze").characters.text, U"é à s "); }

TEST(Excerpt, SaysWhereSomethingIsLeftOut) { EXPECT_EQ(Excerpt("é and more é").characters.text, U"é an\ne é"); }

TEST(VisitRuns, EndsWithTheRunThatMakesItLongEnough) {
  std::u32string seen;
  visit_runs("é, é, é, é", 2, [&](size_t, char32_t c) {
    seen += c;
    return true;
  });
  EXPECT_EQ(seen, U"é, ");
  visit_runs("é, é, é, é", 99, [&](size_t, char32_t) { return false; });
}

TEST(Excerpt, OfAsciiIsEmpty) {
  const Excerpt excerpt("plain words");
  EXPECT_TRUE(excerpt.characters.text.empty());
  EXPECT_EQ(excerpt.offsets.size(), 1u);
}

// Readings of a piece are compared by their costs, which may lack what all of them share.
TEST(Excerpt, KeepsTheDifferenceOfCosts) {
  const auto cost = [](std::u32string_view text) { return Characters(std::u32string(text)).cost(); };
  const double whole = cost(U"some words, fÃ¼r uns all") - cost(U"some words, für uns all");
  EXPECT_EQ(whole, Excerpt("some words, fÃ¼r uns all").characters.cost() - Excerpt("some words, für uns all").characters.cost());
}

TEST(SkipAscii, StopsAtTheFirstOtherByte) {
  for (size_t before = 0; before < 20; ++before) {
    const std::string text = std::string(before, 'a') + "é and é";
    EXPECT_EQ(skip_ascii(text, 0), before);
    EXPECT_EQ(skip_ascii(text, before), before);
    EXPECT_EQ(skip_ascii(text, before + 2), before + 7);
    EXPECT_EQ(skip_ascii(text.substr(0, before), 0), before);
  }
}

}  // namespace
}  // namespace quern::mojibake

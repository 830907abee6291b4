#include "pattern/pattern.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

Pattern pattern(std::string_view regex) {
  auto compiled = Pattern::compile(regex);
  EXPECT_TRUE(compiled) << (compiled ? "" : to_string(compiled.errors().front()));
  return *compiled;
}

TEST(Pattern, IgnoresCaseBeyondAscii) {
  EXPECT_TRUE(pattern("über uns").matches("ÜBER UNS"));
  EXPECT_FALSE(pattern("(?-i:^[A-Z]{3}$)").matches("usd"));
  EXPECT_TRUE(pattern("(?-i:^[A-Z]{3}$)").matches("USD"));
}

TEST(Pattern, FoundIsAnywhereMatchesIsWhole) {
  const Pattern years = pattern("[0-9]+ years");
  EXPECT_TRUE(years.found("over 10 years of it"));
  EXPECT_FALSE(years.matches("over 10 years of it"));
  EXPECT_TRUE(years.matches("10 YEARS"));
}

TEST(Pattern, FindGivesGroupsByNumberAndGoesOn) {
  const Pattern range = pattern(R"((?P<min>[0-9]+)(?:-(?P<max>[0-9]+))?)");
  ASSERT_EQ(range.group_names(), (std::vector<std::string>{"", "min", "max"}));
  const std::string_view text = "3-5 or 7";
  std::vector<std::string_view> groups;
  ASSERT_TRUE(range.find(text, 0, groups));
  EXPECT_EQ(groups, (std::vector<std::string_view>{"3-5", "3", "5"}));
  ASSERT_TRUE(range.find(text, 3, groups));
  EXPECT_EQ(groups[0], "7");
  EXPECT_EQ(groups[0].data(), text.data() + 7);
  EXPECT_EQ(groups[2].data(), nullptr);
  EXPECT_FALSE(range.find(text, 8, groups));
  EXPECT_FALSE(range.find(text, 99, groups));
}

TEST(Pattern, FindSeesWhatStandsBeforeItsStart) {
  const Pattern word = pattern(R"(\bear|^ear)");
  std::vector<std::string_view> groups;
  EXPECT_FALSE(word.find("year", 1, groups));
}

TEST(Pattern, TakesMoreGroupsThanFitOnTheStack) {
  std::string regex;
  for (int i = 0; i < 40; ++i) regex += "(a)";
  const std::string text(40, 'a');  // the groups point into it
  std::vector<std::string_view> groups;
  ASSERT_TRUE(pattern(regex).find(text, 0, groups));
  EXPECT_EQ(groups.size(), 41u);
  EXPECT_EQ(groups[40], "a");
}

TEST(Pattern, QuotesThePieceThatRe2Refuses) {
  const auto bracket = Pattern::compile("a[bc");
  ASSERT_FALSE(bracket);
  EXPECT_EQ(bracket.errors()[0].code, "bad_pattern");
  EXPECT_NE(bracket.errors()[0].message.find("missing ]: [bc"), std::string::npos) << bracket.errors()[0].message;
  const auto ahead = Pattern::compile("a(?=b)");
  ASSERT_FALSE(ahead);
  EXPECT_NE(ahead.errors()[0].help.find("not_after"), std::string::npos) << ahead.errors()[0].help;
  const auto named = Pattern::compile("(?<min>a)");
  ASSERT_FALSE(named);
  EXPECT_NE(named.errors()[0].help.find("(?P<name>"), std::string::npos) << named.errors()[0].help;
}

TEST(Pattern, GroupsOfOneNameMayStandInAlternatives) {
  const Pattern either = pattern("a(?P<v>[0-9])|b(?P<v>[0-9])");
  EXPECT_EQ(either.group_names(), (std::vector<std::string>{"", "v", "v"}));
  std::vector<std::string_view> groups;
  ASSERT_TRUE(either.find("b7", 0, groups));
  EXPECT_EQ(groups[1].data(), nullptr);
  EXPECT_EQ(groups[2], "7");
}

TEST(Pattern, QuotesItAsItWasWritten) {
  const auto written = Pattern::compile("(?:one|two|three) (open", "{NUMBER} (open");
  ASSERT_FALSE(written);
  EXPECT_NE(written.errors()[0].message.find("{NUMBER} (open"), std::string::npos) << written.errors()[0].message;
}

// Pieces that are sound each by itself, and not together.
TEST(Pattern, ChecksWhatPiecesBreakTogether) {
  EXPECT_FALSE(Pattern::compile("(?:x{1,200}){1,200}", "{A}{1,200}"));
  EXPECT_TRUE(Pattern::compile("(?:x) (?:y{1,20}){1,20}", "{A} {B}{1,20}"));
}

TEST(Pattern, RefusesAProgramOverItsMemory) {
  const auto large = Pattern::compile(R"(\pN{1000}x\pN{1000}y\pN{1000}z\pN{1000})");
  ASSERT_FALSE(large);
  EXPECT_EQ(large.errors()[0].code, "bad_pattern");
  EXPECT_NE(large.errors()[0].help.find("repeats smaller"), std::string::npos) << large.errors()[0].help;
}

}  // namespace
}  // namespace quern

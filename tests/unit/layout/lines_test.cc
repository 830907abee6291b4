#include "layout/lines.h"

#include <gtest/gtest.h>

#include <string>

#include "text/chars.h"

namespace quern {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Line& line : find_lines(text)) words.emplace_back(line.words.of(text));
  return words;
}

using Words = std::vector<std::string>;

TEST(Lines, TakeDecorationOff) {
  EXPECT_EQ(words_of("  • One\n- Two\n## Three ##\n**Four**\n> Five\n| Six | 6 |\n"),
            (Words{"One", "Two", "Three", "Four", "Five", "Six | 6"}));
}

TEST(Lines, KnowWhatStandsBeforeThem) {
  const std::vector<Line> lines = find_lines("A\n\n\tB\n  • C\n");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines[0].blank_before);
  EXPECT_TRUE(lines[1].blank_before);
  EXPECT_EQ(lines[1].indent, 4);
  EXPECT_FALSE(lines[2].blank_before);
  EXPECT_TRUE(lines[2].bullet);
}

TEST(Lines, ASpaceThatIsNotAsciiIsBlank) { EXPECT_EQ(words_of("A\n\u00A0\u200B\nB"), (Words{"A", "B"})); }

TEST(Lines, RulesGoWithTheLineAbove) {
  const std::string text = "---\ntitle: x\n---\nTasks\n=====\nText.\n";
  const std::vector<Line> lines = find_lines(text);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].marked.of(text), "---\ntitle: x\n---");
  EXPECT_EQ(lines[1].level, 1);
  EXPECT_EQ(lines[1].marked.of(text), "Tasks\n=====");
  EXPECT_TRUE(lines[2].blank_before);
}

TEST(Lines, ATextOfRulesAloneIsOneLine) {
  const std::vector<Line> lines = find_lines("---\n\n===\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].words.empty());
}

TEST(Lines, ABulletAloneTakesTheLineRightBelow) {
  EXPECT_EQ(words_of("•\nOne\n•\nTwo\n"), (Words{"One", "Two"}));
  EXPECT_EQ(words_of("-\n\nOne\n"), (Words{"", "One"}));
}

constexpr std::string_view kWrapped =
    "The curator looks after the town's collection of maps and charts, and\n"
    "writes the catalogue that visitors read in the hall. The collection is\n"
    "open on all days but Monday, and the curator is there on four of\n"
    "them with a class of children every\n"
    "Thursday.\n"
    "DUTIES:\n"
    "- keep the register of loans, with the condition of each sheet noted\n"
    "  before and after\n"
    "- answer letters\n";

TEST(Lines, JoinHardWrappedParagraphs) {
  const std::vector<std::string> words = words_of(kWrapped);
  ASSERT_EQ(words.size(), 5u);
  EXPECT_TRUE(words[0].starts_with("The curator looks") && words[0].ends_with("children every"));
  EXPECT_EQ(words[2], "DUTIES:");
  EXPECT_TRUE(words[3].ends_with("before and after"));
}

TEST(Lines, JoinNarrowColumns) {
  const Words words = words_of(
      "The keeper minds the harbour and\nthe old town hall, and with them\nall the boats that lie in it, in\nsummer and in winter. She "
      "knows\nLeith well.\n"
      "She writes to owners\nAnd to us\n");
  EXPECT_EQ(words.size(), 3u);
  EXPECT_TRUE(words[0].ends_with("Leith well."));
}

TEST(Lines, ShortLinesWithRoomForMoreAreNotJoined) {
  EXPECT_EQ(
      words_of(
          "Keeper of all the boats in town\nand of ships\nKeeper of some of the old gates\nin summer\nA note on what we do here\nAt 5\n")
          .size(),
      6u);
}

TEST(Lines, JoinWhatHangsBelowTheWordsOfAnItem) {
  EXPECT_EQ(words_of("• Short item\n  Goes on\n• Next\nNot below it\n"), (Words{"Short item\n  Goes on", "Next", "Not below it"}));
}

TEST(Lines, AHeadingGoesOnNothing) {
  const std::string text =
      std::string(kWrapped) + "The register has been kept since the town hall was built on the hill\nYour Profile\nYou know maps.\n";
  const auto is_heading = [](std::string_view words) { return words == "Your Profile"; };
  size_t alone = 0;
  for (const Line& line : find_lines(text, is_heading)) alone += line.words.of(text) == "Your Profile";
  EXPECT_EQ(alone, 1u);
}

TEST(Lines, DoNotJoinKeyedLines) {
  EXPECT_EQ(words_of("title: assistant keeper of the maps in the harbour museum\nplace: old town\n").size(), 2u);
}

TEST(Lines, EveryVisibleByteIsInOneMarked) {
  for (const std::string_view text :
       {kWrapped, std::string_view("---\na\n\f• \n\nb ---\n--- \n•\nx"), std::string_view("\u00A0• é\n##\n")}) {
    std::vector<int> covered(text.size());
    for (const Line& line : find_lines(text))
      for (uint32_t i = line.marked.begin; i < line.marked.end; ++i) ++covered[i];
    for (size_t i = 0; i < text.size(); ++i) {
      EXPECT_LE(covered[i], 1);
      if (text[i] > ' ') {
        EXPECT_EQ(covered[i], 1) << "byte " << i << " of " << text;
      }
    }
  }
}

}  // namespace
}  // namespace quern

#include "layout/marks.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

std::string_view without_bullet(std::string_view line) { return line.substr(bullet_size(line)); }

TEST(Marks, TakesBulletsOfAllKindsOff) {
  for (const std::string_view line : {"• Lead", "- Lead", "* Lead", "– Lead",     "— Lead",      "· Lead",           "▪ Lead",
                                      "➢ Lead", "✓ Lead", "✅ Lead", "👉 Lead",     "\uF0B7 Lead", "\uF0FC\u00A0Lead", "• • Lead",
                                      "•Lead",  "-Lead",  "+ Lead", "- [ ] Lead", "- [x] Lead",  "[X] Lead",         "☐ Lead"})
    EXPECT_EQ(without_bullet(line), "Lead") << line;
}

TEST(Marks, LeavesWhatIsNoBullet) {
  for (const std::string_view line :
       {"Lead", "-5 degrees", "*Lead*", "+49 231 5550", "o Lead", "1. Lead", "", "é", "- 12 -", "–3–", "[y] Lead", "[x]Lead"})
    EXPECT_EQ(bullet_size(line), 0u) << line;
}

TEST(Marks, KnowsWhatAListMayBeginWith) {
  for (const std::string_view text : {"- Lead", "– Lead", "· Lead"}) EXPECT_GT(list_mark_size(text), 0u) << text;
  for (const std::string_view text : {"Lead", "• Lead", ""}) EXPECT_EQ(list_mark_size(text), 0u) << text;
}

TEST(Marks, ABulletMayStandAlone) {
  EXPECT_EQ(bullet_size("-"), 1u);
  EXPECT_EQ(bullet_size("•"), 3u);
}

TEST(Marks, KnowsNumbering) {
  EXPECT_EQ(numbering_size("1. Lead"), 3u);
  EXPECT_EQ(numbering_size("12) Lead"), 4u);
  EXPECT_EQ(numbering_size("(a) Lead"), 4u);
  EXPECT_EQ(numbering_size("iv. Lead"), 4u);
  EXPECT_EQ(numbering_size("2026. Lead"), 0u);
  EXPECT_EQ(numbering_size("3.5 years"), 0u);
  EXPECT_EQ(numbering_size("Dr. Lead"), 0u);
}

TEST(Marks, KnowsRules) {
  for (const std::string_view line : {"---", "=====", "* * *", "|---|:--:|", "────", "___"}) EXPECT_TRUE(is_rule(line)) << line;
  for (const std::string_view line : {"-", "--", "- a -", "||", "—a—", ""}) EXPECT_FALSE(is_rule(line)) << line;
}

TEST(Marks, ReadsMarkdownHeadings) {
  EXPECT_EQ(heading_mark("## Tasks").level, 2);
  EXPECT_EQ(heading_mark("## Tasks").size, 3u);
  EXPECT_EQ(heading_mark("##Tasks").level, 2);  // as some sites write it
  EXPECT_EQ(heading_mark("#LI-Remote").level, 0);
  EXPECT_EQ(heading_mark("#").level, 0);
  EXPECT_EQ(heading_mark("####### Tasks").level, 0);
}

TEST(Marks, TakesEmphasisOffTheWholeLineOnly) {
  EXPECT_EQ(without_emphasis("**Tasks:**"), "Tasks:");
  EXPECT_EQ(without_emphasis("__Tasks__"), "Tasks");
  EXPECT_EQ(without_emphasis("**a** and **b**"), "**a** and **b**");
  EXPECT_EQ(without_emphasis("* item *"), "* item *");
}

TEST(Marks, TakesDecorationOffHeadings) {
  EXPECT_EQ(without_decoration("🎯 Role Definition:"), "Role Definition");
  EXPECT_EQ(without_decoration("=== Skills (hard) ==="), "Skills (hard)");
  EXPECT_EQ(without_decoration("¿Qué ofrecemos?"), "¿Qué ofrecemos?");
  EXPECT_EQ(without_decoration("Qui sommes-nous ?"), "Qui sommes-nous ?");
  EXPECT_EQ(without_decoration("C#"), "C#");
  EXPECT_EQ(without_decoration("💰 $ - $"), "");
  EXPECT_EQ(without_decoration("**£82,096 – £110,683**"), "£82,096 – £110,683");
  EXPECT_EQ(without_decoration("💰 40.000 €:"), "40.000 €");
}

}  // namespace
}  // namespace quern

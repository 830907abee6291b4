#include "text/fold.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "text/fold_table.h"

namespace quern {
namespace {

std::string view_of(std::string_view text) {
  MatchView view;
  view.reset(text);
  return std::string(view.text());
}

std::string wide_of(std::string_view text) {
  std::string out;
  fold_wide(text, out);
  return out;
}

TEST(FoldWide, LeavesAsciiAsItIs) {
  EXPECT_EQ(wide_of("Two  WORDS,\tone\n"), "Two  WORDS,\tone\n");
  EXPECT_EQ(wide_of("Große ÜBERSICHT – “A”"), "Grosse üBERSICHT - \"A\"");
}

// Shortcuts of the folding hold for every character there is.
TEST(FoldWide, FoldsAsUnicodeDoes) {
  for (UChar32 c = 0x80; c <= UCHAR_MAX_VALUE; ++c) {
    if (U_IS_SURROGATE(c) || folding_of(static_cast<char32_t>(c)).changes) continue;
    std::string character, expected;
    utf8::append(character, static_cast<char32_t>(c));
    icu::UnicodeString(c).foldCase().toUTF8String(expected);
    ASSERT_EQ(wide_of(character), expected) << std::hex << c;
    ASSERT_EQ(fold_phrase("X" + character), "x" + expected) << std::hex << c;
  }
}

TEST(MatchView, AsciiIsNotCopied) {
  const std::string text = "Plain words - \"quoted\", it's\ttabbed";
  MatchView view;
  view.reset(text);
  EXPECT_EQ(view.text().data(), text.data());
  EXPECT_EQ(view.origin(3, 7), (Span{3, 7}));
}

TEST(MatchView, AccentedTextIsNotCopied) {
  const std::string text = "Führung für Übersee, señor – nein";
  MatchView view;
  view.reset(std::string_view(text).substr(0, text.find(" –")));
  EXPECT_EQ(view.text().data(), text.data());
}

TEST(MatchView, FoldsSpacesDashesAndQuotes) {
  EXPECT_EQ(view_of("a\u00A0b\u2009c\u3000d"), "a b c d");
  EXPECT_EQ(view_of("10–15 — 20 − 30‑40"), "10-15 - 20 - 30-40");
  EXPECT_EQ(view_of("“a” ‘b’ «c» it’s"), "\"a\" 'b' \"c\" it's");
}

TEST(MatchView, DropsZeroWidthCharactersAndSoftHyphens) { EXPECT_EQ(view_of("Ver\u00ADant\u200Bwor\uFEFFtung\u200D"), "Verantwortung"); }

TEST(MatchView, MakesDressedLettersPlain) {
  EXPECT_EQ(view_of("𝐒𝐞𝐧𝐢𝐨𝐫 𝑫𝒆𝒗 𝟏𝟎"), "Senior Dev 10");
  EXPECT_EQ(view_of("ｆｕｌｌ　ｔｉｍｅ"), "full time");
  EXPECT_EQ(view_of("ofﬁce, ﬂow, Ⅳ"), "office, flow, IV");
}

TEST(MatchView, KeepsWhatMeansSomethingElse) {
  const std::string text = "Straße №5 m² ½ ① ™ … \uF0B7 ﷺ ㄱ 日本語";
  EXPECT_EQ(view_of(text), text);
}

TEST(MatchView, SpansLeadBackToTheSource) {
  const std::string text = "“ofﬁce” – so\u00ADft";  // bytes: “ 0-3, of 3-5, ﬁ 5-8, ce 8-10, ” 10-13, – 14-17, so 18-20, shy 20-22, ft 22-24
  MatchView view;
  view.reset(text);
  ASSERT_EQ(view.text(), "\"office\" - soft");
  EXPECT_EQ(view.origin(0, 1), (Span{0, 3}));
  EXPECT_EQ(view.origin(1, 7), (Span{3, 10}));
  EXPECT_EQ(view.origin(3, 4), (Span{5, 8}));  // half of a ligature is all of it
  EXPECT_EQ(view.origin(4, 5), (Span{5, 8}));
  EXPECT_EQ(view.origin(11, 13), (Span{18, 20}));  // a soft hyphen at the border stays out
  EXPECT_EQ(view.origin(13, 15), (Span{22, 24}));
  EXPECT_EQ(view.origin(11, 15), (Span{18, 24}));
  EXPECT_EQ(view.origin(13, 13), (Span{22, 22}));
  EXPECT_EQ(view.origin(0, view.text().size()).of(text), text);
}

TEST(MatchView, CanBeUsedAgain) {
  MatchView view;
  view.reset("a–b");
  view.reset("plain");
  EXPECT_EQ(view.text(), "plain");
  EXPECT_EQ(view.origin(2, 4), (Span{2, 4}));
}

TEST(FoldPhrase, LowersCollapsesAndTrims) {
  EXPECT_EQ(fold_phrase("  What\u00A0 You’LL\t\n Do "), "what you'll do");
  EXPECT_EQ(fold_phrase(""), "");
  EXPECT_EQ(fold_phrase(" \u00A0 "), "");
}

TEST(FoldPhrase, FoldsCaseInFull) {
  EXPECT_EQ(fold_phrase("GROẞE STRASSE große Straße"), "grosse strasse grosse strasse");
  EXPECT_EQ(fold_phrase("ÀÉÎ ЖУРНАЛ ΣΊΣΥΦΟΣ"), "àéî журнал σίσυφοσ");
  EXPECT_EQ(fold_phrase("𝐀Ｂ"), "ab");
}

TEST(HoldsPhrase, ByWords) {
  EXPECT_TRUE(holds_phrase("ship's cook, berth 2", "cook"));
  EXPECT_TRUE(holds_phrase("cook", "cook"));
  EXPECT_FALSE(holds_phrase("cookie baker", "cook"));
  EXPECT_FALSE(holds_phrase("überkoch", "koch"));
  EXPECT_TRUE(holds_phrase("cookie for a cook", "cook"));
  EXPECT_TRUE(holds_phrase("c++ engineer", "c++"));
  EXPECT_FALSE(holds_phrase("baker", "cook"));
}

}  // namespace
}  // namespace quern

#include "text/suspicion.h"

#include <gtest/gtest.h>

namespace quern::mojibake {
namespace {

bool suspicious(std::string_view text) { return Suspicion::get().next(text, 0) != text.size(); }

TEST(Suspicion, FindsTheFirstOddPair) {
  const std::string_view text = "Ärger, señor: cafÃ© crÃ¨me";
  EXPECT_EQ(Suspicion::get().next(text, 0), text.find("Ã©"));
  EXPECT_EQ(Suspicion::get().next(text, text.find("Ã©") + 4), text.find("Ã¨"));
}

TEST(Suspicion, KnowsHowDashesAndEmojiStart) {
  EXPECT_TRUE(suspicious("ÔÇô"));
  EXPECT_TRUE(suspicious("‚Äì"));
  EXPECT_TRUE(suspicious("πŸ’°"));
  EXPECT_TRUE(suspicious("ðŸš€"));
}

TEST(Suspicion, LooksAtWhatStandsBefore) {
  EXPECT_TRUE(suspicious("zurĂ"));
  EXPECT_FALSE(suspicious("Ă"));
}

TEST(Suspicion, KnowsLettersThatNoLanguagePutsTogether) {
  EXPECT_TRUE(suspicious("sie ĂĽberhaupt"));
  EXPECT_FALSE(suspicious("să știe"));
}

TEST(Suspicion, KnowsChineseCharactersThatNobodyUses) {
  EXPECT_TRUE(suspicious("it鈥檚"));
  EXPECT_FALSE(suspicious("我们的工作"));
}

TEST(Suspicion, PassesOverWords) {
  EXPECT_FALSE(suspicious("Façade, Größe, MAÑANA, Žluťoučký"));
  EXPECT_FALSE(suspicious("Съешь ещё булок"));
  EXPECT_FALSE(suspicious("Καλημέρα κόσμε"));
  EXPECT_FALSE(suspicious("日本語 한국어 العربية"));
  EXPECT_FALSE(suspicious(""));
}

TEST(Suspicion, AnySequenceOfAProvenCodecWillDo) {
  const std::string_view text = "ТА ВИ";  // windows-1251 has no sequence here, ISO 8859-5 has
  EXPECT_EQ(Suspicion::get().next(text, 0), text.size());
  EXPECT_EQ(Suspicion::get().next(text, 0, ~CodecMask{0}), 0u);
}

TEST(Suspicion, KnowsTheMarksOfWhatCannotBeRepaired) {
  const Suspicion& suspicion = Suspicion::get();
  EXPECT_TRUE(suspicion.has_marks("no â€\" yes"));
  EXPECT_TRUE(suspicion.has_marks("a\u0080b"));
  EXPECT_TRUE(suspicion.has_marks("Â£5"));
  EXPECT_FALSE(suspicion.has_marks("Ã la carte"));
  EXPECT_FALSE(suspicion.has_marks("100 € – 200 €"));
}

}  // namespace
}  // namespace quern::mojibake

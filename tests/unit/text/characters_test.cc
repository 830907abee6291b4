#include "text/characters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

namespace quern {
namespace {

using namespace std::string_literals;

std::string rewritten(std::string_view text, Steps steps) {
  const CharacterRewrite done = rewrite_characters(text, steps);
  return done.changed() ? done.text : std::string(text);
}

constexpr Steps kUsual{Step::kControls, Step::kLineEnds};

TEST(Characters, PlainTextIsLeftAlone) {
  EXPECT_FALSE(rewrite_characters("Tab\there,\fpage.\nÜber – 日本語 💰", kUsual).changed());
  EXPECT_FALSE(rewrite_characters("“a” – ﬁ\u00A0Ａ\u200B\r\n\x01", {}).changed());
}

TEST(Characters, OneKindOfLineEnd) {
  EXPECT_EQ(rewritten("a\r\nb\rc\nd\ve\u0085f\u2028g\u2029h\r\n", kUsual), "a\nb\nc\nd\ne\nf\ng\nh\n");
  EXPECT_EQ(rewritten("a\r\nb\u0085\x01", {Step::kControls}), "a\r\nb\u0085");
}

TEST(Characters, ControlsGo) {
  EXPECT_EQ(rewritten("a\x01\x1B\x7F\u0081\uFEFFz", kUsual), "az");
  const CharacterRewrite done = rewrite_characters("a\0b"s, kUsual);
  EXPECT_EQ(done.text, "ab");
  EXPECT_TRUE(done.had_nul);
  EXPECT_FALSE(done.had_controls);
}

TEST(Characters, ControlsThatMayBeTracesOfMojibakeStay) {
  const Steps steps = {Step::kRepair, Step::kControls, Step::kLineEnds, Step::kQuotes};
  for (const std::string_view trace : {"giriziĹ\u0088", "\u0082あ", "é\u0081\u0090z", "a\u0081\u008Db"})
    EXPECT_EQ(rewritten(trace, steps), trace);
  EXPECT_EQ(rewritten("a\u0081b \u009D", steps), "ab ");
  EXPECT_EQ(rewritten("a\u0081” \u0090\u0085", steps), "a\" \n");  // what stood beside is ASCII now
  EXPECT_EQ(rewritten("é\u0081\uFEFF\x01", {Step::kControls}), "é");
}

TEST(Characters, WithoutGuessesEveryC1ControlMayBeATrace) {
  const Steps steps = {Step::kRepair, Step::kControls, Step::kLineEnds};
  const CharacterRewrite done = rewrite_characters("it\u0092s\u0085 a\u0081b\x01\x7F", steps, /*certain=*/true);
  EXPECT_EQ(done.text, "it\u0092s\n a\u0081b");
  EXPECT_FALSE(rewrite_characters("it\u0092s", steps, /*certain=*/true).changed());
}

TEST(Characters, QuotesDashesSpaces) {
  EXPECT_EQ(rewritten("“a” ‘b’ „c‟ ‚d‛ «e» ′", {Step::kQuotes}), "\"a\" 'b' \"c\" 'd' «e» ′");
  EXPECT_EQ(rewritten("a‐b‑c‒d–e—f―g−h", {Step::kDashes}), "a-b-c-d-e-f-g-h");
  EXPECT_EQ(rewritten("a\u00A0b\u2009c\u202Fd\u3000e\tf", {Step::kSpaces}), "a b c d e\tf");
}

TEST(Characters, EverySpaceOfUnicodeIsOne) {
  for (char32_t c = 0x80; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    utf8::append(text, c);
    ASSERT_EQ(rewritten(text, {Step::kSpaces}) == " ", u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR) << std::hex << uint32_t{c};
  }
}

TEST(Characters, EveryWideAndNarrowFormIsFolded) {
  for (char32_t c = 0x80; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const int32_t type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE);
    std::string text;
    utf8::append(text, c);
    ASSERT_EQ(rewritten(text, {Step::kWidth}) != text, type == U_DT_WIDE || type == U_DT_NARROW) << std::hex << uint32_t{c};
  }
  EXPECT_EQ(rewritten("ＡＢ１２！　ｱｲ ￦", {Step::kWidth}), "AB12! アイ ₩");
}

TEST(Characters, Ligatures) { EXPECT_EQ(rewritten("ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ ﬓ æ œ ĳ", {Step::kLigatures}), "ff fi fl ffi ffl ſt st մն æ œ ĳ"); }

TEST(Characters, JoinersStayWhereTheyJoin) {
  EXPECT_EQ(rewritten("a\u200Bb\u00AD\u2060c\uFEFF", {Step::kZeroWidth}), "abc");
  EXPECT_EQ(rewritten("می\u200Cخواهم 👩\u200D💻", {Step::kZeroWidth}), "می\u200Cخواهم 👩\u200D💻");
  EXPECT_EQ(rewritten("\u200Dab\u200C\u200Dc \u200Cd", {Step::kZeroWidth}), "abc d");
}

TEST(Characters, SaysWhichStepItWas) {
  EXPECT_EQ(character_step("\u3000", {Step::kSpaces, Step::kLineEnds}), Step::kSpaces);
  EXPECT_EQ(character_step("\r\n", kUsual), Step::kLineEnds);
}

TEST(Characters, TwiceIsOnce) {
  const Steps all{Step::kWidth,     Step::kQuotes,   Step::kDashes,    Step::kSpaces,
                  Step::kLigatures, Step::kControls, Step::kZeroWidth, Step::kLineEnds};
  const std::string once = rewritten("A\u030A\r\r\n\v\x02\u2028B\uFEFF\u200D\u0327Ａ\u200D“", all);
  EXPECT_FALSE(rewrite_characters(once, all).changed());
}

}  // namespace
}  // namespace quern

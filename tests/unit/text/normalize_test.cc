#include "text/normalize.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace quern {
namespace {

using namespace std::string_literals;

std::string normalized(std::string_view text, NormalizeOptions options = {}) {
  const Normalized done = normalize(text, options);
  return done.changed ? done.text : std::string(text);
}

TEST(Normalize, LeavesNormalTextAlone) {
  const Normalized done = normalize("Tab\there,\fpage.\nÜber – 日本語 💰", {});
  EXPECT_FALSE(done.changed);
  EXPECT_TRUE(done.origin.identity());
}

TEST(Normalize, ComposesCharacters) {
  EXPECT_EQ(normalized("Fu\u0308hrung, 한국"), "Führung, 한국");
  EXPECT_EQ(normalized("Fu\u0308hrung", {.nfc = false}), "Fu\u0308hrung");
}

// Of each character alone behind "A" and doubled, so that both its own form and what it does to others show.
TEST(Normalize, ComposesAsIcuDoes) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (char32_t c = 0x80; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "A";
    utf8::append(text, c);
    utf8::append(text, c);
    std::string expected;
    nfc->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(expected);
    ASSERT_EQ(normalized(text, {.controls = false, .line_ends = false}), expected) << std::hex << static_cast<uint32_t>(c);
  }
}

TEST(Normalize, MakesOneKindOfLineEnd) {
  EXPECT_EQ(normalized("a\r\nb\rc\nd\ve\u0085f\u2028g\u2029h\r\n"), "a\nb\nc\nd\ne\nf\ng\nh\n");
  EXPECT_EQ(normalized("a\r\nb", {.controls = false, .line_ends = false}), "a\r\nb");
}

TEST(Normalize, CarriageReturnsAreNotDroppedAsControls) { EXPECT_EQ(normalized("a\r\nb\x01", {.line_ends = false}), "a\r\nb"); }

TEST(Normalize, DropsControlCharacters) {
  EXPECT_EQ(normalized("a\x01\x1B\x7F\u0081\uFEFFz"), "az");
  EXPECT_EQ(normalized("a\x01\u0081z", {.controls = false}), "a\x01\u0081z");
}

TEST(Normalize, NulsGoInAnyCase) {
  const Normalized done = normalize("a\0b"s, {.nfc = false, .controls = false, .line_ends = false});
  EXPECT_EQ(done.text, "ab");
  EXPECT_TRUE(done.had_nul);
}

TEST(Normalize, RemembersWhereTextCameFrom) {
  const std::string source = "x\r\nu\u0308\x01y";  // bytes: x 0, CRLF 1-3, u 3, umlaut 4-6, control 6, y 7
  const Normalized done = normalize(source, {});
  ASSERT_EQ(done.text, "x\nüy");
  EXPECT_EQ(done.origin.before(1), 1u);
  EXPECT_EQ(done.origin.before(2), 3u);
  EXPECT_EQ(done.origin.before(4), 7u);
  EXPECT_EQ(done.origin.after(7), 4u);
}

TEST(Normalize, TwiceIsOnce) {
  const std::string once = normalized("A\u030A\r\r\n\v\x02\u2028B\uFEFF\u0327");
  EXPECT_FALSE(normalize(once, {}).changed);
}

}  // namespace
}  // namespace quern

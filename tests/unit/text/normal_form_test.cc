#include "text/normal_form.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace quern {
namespace {

std::string composed(std::string_view text, NormalForm form = NormalForm::kNfc) {
  const Rewrite done = compose(text, form);
  return done.changed() ? done.text : std::string(text);
}

TEST(Compose, LeavesNormalTextAlone) { EXPECT_FALSE(compose("Tab\there,\fpage.\nÜber – 日本語 💰", NormalForm::kNfc).changed()); }

TEST(Compose, ComposesCharacters) {
  EXPECT_EQ(composed("Fu\u0308hrung, 한국"), "Führung, 한국");
  EXPECT_EQ(composed("ﬁne № ½ Ａ"), "ﬁne № ½ Ａ");
  EXPECT_EQ(composed("ﬁne № ½ Ａ", NormalForm::kNfkc), "fine No 1⁄2 A");
}

TEST(Compose, RemembersWhatItReplaced) {
  const Rewrite done = compose("xu\u0308y", NormalForm::kNfc);
  ASSERT_EQ(done.text, "xüy");
  ASSERT_EQ(done.edits.size(), 1u);
  EXPECT_EQ(done.edits[0].before, (Span{1, 4}));
  EXPECT_EQ(done.edits[0].after, (Span{1, 3}));
}

// Of each character alone behind "A" and doubled, so that both its own form and what it does to others show.
TEST(Compose, AsIcuDoes) {
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
    ASSERT_EQ(composed(text), expected) << std::hex << static_cast<uint32_t>(c);
  }
}

}  // namespace
}  // namespace quern

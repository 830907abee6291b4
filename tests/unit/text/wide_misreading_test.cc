#include "text/wide_misreading.h"

#include <gtest/gtest.h>

#include "text/repair.h"
#include "text/wide_codecs.h"

namespace quern {
namespace {

std::string repaired(std::string_view text, RepairOptions options = {}) {
  const RepairOutcome done = repair(text, options);
  return done.changed ? done.text : std::string(text);
}

TEST(WideCodecs, ConvertBothWays) {
  for (size_t codec = 0; codec < mojibake::wide_codecs(); ++codec) {
    SCOPED_TRACE(mojibake::wide_codec_name(codec));
    const auto bytes = mojibake::encode_wide(codec, U"中 A");
    ASSERT_TRUE(bytes);
    EXPECT_EQ(mojibake::decode_wide(codec, *bytes), U"中 A");
    EXPECT_FALSE(mojibake::decode_wide(codec, "\x8F"));
  }
}

TEST(RereadAsWide, MultiByteTextReadAsWestern) {
  EXPECT_EQ(repaired("ÎÒÃÇÔÚÕÒÒ»Î»»á¼Æ"), "我们在找一位会计");                                 // GB18030
  EXPECT_EQ(repaired("\u0089c\u008BÆ\u0082Ì\u0095û\u0082ð\u0095å\u008FW"), "営業の方を募集");  // Shift JIS
  EXPECT_EQ(repaired("°£È£»ç¸¦ ±¸ÇÕ´Ï´Ù"), "간호사를 구합니다");                               // EUC-KR
}

TEST(RereadFromWide, Utf8ReadAsMultiByte) {
  EXPECT_EQ(repaired("It鈥檚 a job 鈥 and it鈥檚 fun"), "It’s a job 鈥 and it’s fun");
  EXPECT_EQ(repaired("Die T眉ren schlie脽en sp盲t"), "Die Türen schließen spät");
}

TEST(WideMisreading, IsAGuess) {
  const RepairOutcome done = repair("ÎÒÃÇÔÚÕÒÒ»Î»»á¼Æ", {});
  ASSERT_FALSE(done.repairs.empty());
  EXPECT_EQ(done.repairs[0].rule, "cjk");
  EXPECT_EQ(done.repairs[0].codec, "windows-1252>gb18030");
  EXPECT_EQ(done.repairs[0].certainty, Certainty::kGuessed);
}

TEST(WideMisreading, SoundTextStays) {
  for (const std::string_view text :
       {"求人：営業（東京）PC操作", "我们在找一位会计", "간호사를 구합니다 (서울)", "a茶b", "デザインのwebサイト"})
    EXPECT_EQ(repaired(text), text);
}

}  // namespace
}  // namespace quern

#include "quern/text.h"

#include <gtest/gtest.h>

#include "unit/text/bytes.h"

namespace quern {
namespace {

using namespace std::string_literals;

Text prepared(std::string_view bytes, const TextOptions& options = {}) {
  auto text = prepare_text(bytes_of(bytes), options);
  if (text) return std::move(*text);
  ADD_FAILURE() << to_string(text.errors().front());
  return {};
}

TEST(PrepareText, CleanTextPassesThrough) {
  const Text text = prepared("Titel\n\nGrüße aus Köln\n");
  EXPECT_EQ(text.utf8, "Titel\n\nGrüße aus Köln\n");
  EXPECT_EQ(text.charset, "utf-8");
  EXPECT_EQ(text.decoded_bytes, 25u);
  EXPECT_TRUE(text.origin.identity());
  EXPECT_EQ(text.lines, (std::vector<uint32_t>{0, 6, 7}));
  EXPECT_TRUE(text.repairs.empty());
  EXPECT_TRUE(text.flags.empty());
}

TEST(PrepareText, EmptyInputHasOneEmptyLine) {
  const Text text = prepared("");
  EXPECT_EQ(text.utf8, "");
  EXPECT_EQ(text.lines, std::vector<uint32_t>{0});
  EXPECT_EQ(text.source_line(0), 1u);
}

TEST(PrepareText, CountsLinesOfTheSource) {
  const Text text = prepared(
      "one\r\ntwo\rthree\n\x01"
      "four");
  EXPECT_EQ(text.utf8, "one\ntwo\nthree\nfour");
  const auto line_of = [&](std::string_view word) { return text.source_line(static_cast<uint32_t>(text.utf8.find(word))); };
  EXPECT_EQ(line_of("one"), 1u);
  EXPECT_EQ(line_of("two"), 2u);
  EXPECT_EQ(line_of("three"), 3u);
  EXPECT_EQ(line_of("four"), 4u);
  EXPECT_EQ(text.source_line(static_cast<uint32_t>(text.utf8.size())), 4u);
}

TEST(PrepareText, LogsUndecodableBytes) {
  const Text text = prepared("Größe\nLänge \x93 Höhe\n");
  EXPECT_EQ(text.flags, std::vector<std::string>{"undecodable_bytes"});
  ASSERT_EQ(text.repairs.size(), 1u);
  EXPECT_EQ(text.repairs[0].kind, "undecodable");
  EXPECT_EQ(text.repairs[0].from, "\\x93");
  EXPECT_EQ(text.repairs[0].to, "\uFFFD");
  EXPECT_EQ(text.repairs[0].line, 2u);
  EXPECT_EQ(text.repairs[0].span.of(text.utf8), "\uFFFD");
}

TEST(PrepareText, SpansOfRepairsFollowNormalization) {
  const Text text = prepared(
      "Gro\xCC\x88\xC3\x9F"
      "e\r\nL\xC3\xA4nge \x93");
  ASSERT_EQ(text.repairs.size(), 1u);
  EXPECT_EQ(text.utf8, "Größe\nLänge \uFFFD");
  EXPECT_EQ(text.repairs[0].span.of(text.utf8), "\uFFFD");
}

TEST(PrepareText, FlagsNulCharacters) {
  const Text text = prepared("one\0two"s);
  EXPECT_EQ(text.utf8, "onetwo");
  EXPECT_EQ(text.flags, std::vector<std::string>{"nul_characters"});
}

TEST(PrepareText, LinesOfConvertedTextCountInTheConvertedText) {
  const Text text = prepared(
      "\xFF\xFE"
      "a\0\r\0\n\0b\0"s);
  EXPECT_EQ(text.utf8, "a\nb");
  EXPECT_EQ(text.decoded_bytes, 4u);
  EXPECT_EQ(text.source_line(2), 2u);
}

TEST(PrepareText, ReportsWhatIsNoText) {
  const auto text = prepare_text(bytes_of("\0\0\0\0\1\2\3\4\0\0\0\0"s));
  ASSERT_FALSE(text);
  EXPECT_EQ(text.errors().front().code, "not_text");
}

TEST(PrepareText, RepairsBeforeItNormalizes) {
  const Text text = prepared(
      "Lohn\r\nπŸ’° und mehr\r\nGro\xCC\x88\xC3\x9F"
      "e fÃ¼r GÃ¤ste\x01\r\n");
  EXPECT_EQ(text.utf8, "Lohn\n💰 und mehr\nGröße für Gäste\n");
  ASSERT_EQ(text.repairs.size(), 3u);
  EXPECT_EQ(text.repairs[0].codec, "windows-1253");
  EXPECT_EQ(text.repairs[0].line, 2u);
  EXPECT_EQ(text.repairs[0].span.of(text.utf8), "💰");
  EXPECT_EQ(text.repairs[2].line, 3u);
  EXPECT_EQ(text.repairs[2].span.of(text.utf8), "ä");
  EXPECT_EQ(text.flags, std::vector<std::string>{"control_characters"});
}

TEST(PrepareText, LeavesMojibakeWhereItShall) {
  EXPECT_EQ(prepared("fÃ¼r GÃ¤ste", {.charset = {}, .steps = {Step::kControls, Step::kNfc}}).utf8, "fÃ¼r GÃ¤ste");
  EXPECT_EQ(prepared("it\u0092s", {.charset = {}, .steps = {Step::kRepair}, .certain = true}).utf8, "it\u0092s");
}

TEST(PrepareText, SaysWhereMojibakeIsLeft) {
  EXPECT_EQ(prepared("Plan â€\" lead", {.charset = {}, .certain = true}).flags, std::vector<std::string>{"mojibake_suspect"});
  EXPECT_EQ(prepared("lost \uFFFD letters").flags, std::vector<std::string>{"mojibake_suspect"});
}

TEST(PrepareText, MojibakeThatAControlCharacterHidIsFound) { EXPECT_EQ(prepared("f\u00C3\x01\u00BCr den Stall").utf8, "für den Stall"); }

TEST(PrepareText, TwiceIsOnce) {
  for (const std::string_view source : {"Ã\x01¼ Ã¼ b\x02Ã", "A\u0303\u00A9 z", "\uFEFFâ\u0080\u0093 x\u0085\r\r\n\v", "ГЈ вЂ” Ã"}) {
    const std::string once = prepared(source).utf8;
    EXPECT_EQ(prepared(once).utf8, once);
  }
}

TEST(Repair, OfTextAlone) {
  const Text text = repair("Menü: cafÃ©\r\n");
  EXPECT_EQ(text.utf8, "Menü: café\r\n");
  ASSERT_EQ(text.repairs.size(), 1u);
  EXPECT_EQ(text.repairs[0].line, 1u);
  EXPECT_EQ(text.repairs[0].span.of(text.utf8), "é");
  EXPECT_EQ(repair("broken \xC3").utf8, "broken \uFFFD");
}

TEST(Normalize, InTheStepsAskedFor) {
  EXPECT_EQ(normalize("“ﬁne”", {Step::kQuotes, Step::kLigatures}).utf8, "\"fine\"");
  EXPECT_EQ(normalize("A\u030A\r\n\x01").utf8, "Å\n");
  EXPECT_EQ(normalize("cafÃ© \xFF").utf8, "cafÃ© \uFFFD");
}

}  // namespace
}  // namespace quern

#include "text/decode.h"

#include <gtest/gtest.h>

#include "unit/text/bytes.h"

namespace quern {
namespace {

using namespace std::string_literals;

Decoded decoded(std::string_view bytes, std::string_view charset = "") {
  auto result = decode(bytes_of(bytes), charset);
  if (result) return std::move(*result);
  ADD_FAILURE() << to_string(result.errors().front());
  return {};
}

std::string failure(std::string_view bytes, std::string_view charset = "") {
  const auto result = decode(bytes_of(bytes), charset);
  return result ? "" : result.errors().front().code;
}

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

// Noise with the look of compressed data.
std::string noise(size_t size) {
  std::string out;
  uint32_t state = 12345;
  while (out.size() < size) {
    state = state * 1664525u + 1013904223u;
    out += static_cast<char>(state >> 24);
  }
  return out;
}

TEST(Decode, Utf8StaysAsItIs) {
  const Decoded text = decoded("Größe – 10 €");
  EXPECT_EQ(text.utf8, "Größe – 10 €");
  EXPECT_EQ(text.charset, "utf-8");
  EXPECT_TRUE(text.origin.identity());
}

TEST(Decode, EmptyInputIsEmptyText) {
  EXPECT_EQ(decoded("").utf8, "");
  EXPECT_EQ(decoded("", "windows-1252").utf8, "");
}

TEST(Decode, LeavesOutTheMarkOfUtf8) {
  const Decoded text = decoded("\xEF\xBB\xBFTitel");
  EXPECT_EQ(text.utf8, "Titel");
  EXPECT_EQ(text.origin.before(0), 3u);
  EXPECT_EQ(decoded("\xEF\xBB\xBF").utf8, "");
}

TEST(Decode, ReadsUtf16AndUtf32ByTheirMarks) {
  EXPECT_EQ(decoded("\xFF\xFE"s + utf16(u"Naïve 💰", true)).utf8, "Naïve 💰");
  EXPECT_EQ(decoded("\xFE\xFF"s + utf16(u"Naïve 💰", false)).utf8, "Naïve 💰");
  EXPECT_EQ(decoded("\xFF\xFE\0\0A\0\0\0\xE9\0\0\0"s).utf8, "Aé");
  EXPECT_EQ(decoded("\0\0\xFE\xFF\0\0\0A"s).charset, "utf-32be");
}

TEST(Decode, ReadsUtf16WithoutAMark) {
  const Decoded little = decoded(utf16(u"Team lead (m/w/d) für Köln", true));
  EXPECT_EQ(little.utf8, "Team lead (m/w/d) für Köln");
  EXPECT_EQ(little.charset, "utf-16le");
  EXPECT_EQ(decoded(utf16(u"Team lead", false)).charset, "utf-16be");
}

TEST(Decode, ListsTheBrokenHalfOfASurrogatePair) {
  const Decoded text = decoded("\xFF\xFE"s + "A\0\x3D\xD8"s + "B\0"s);
  EXPECT_EQ(text.utf8, "A\uFFFDB");
  ASSERT_EQ(text.undecodable.size(), 1u);
  EXPECT_EQ(text.undecodable[0].bytes, "\x3D\xD8");
}

TEST(Decode, ConvertsTextLongerThanItsBuffers) {
  std::u16string wide;
  std::string narrow;
  for (int i = 0; i < 9001; ++i) {
    wide += u"x💰";  // pairs fall on both sides of the border between two buffers
    narrow += "x💰";
  }
  EXPECT_EQ(decoded("\xFF\xFE"s + utf16(wide, true)).utf8, narrow);
}

TEST(Decode, ObeysTheDeclaredCharset) {
  EXPECT_EQ(decoded("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251").utf8, "Привет");
  EXPECT_EQ(decoded("\x93hi\x94", "ISO-8859-1").utf8, "“hi”");
  EXPECT_EQ(decoded("\x93hi\x94", "latin1").charset, "windows-1252");
  EXPECT_EQ(decoded("\x8E\xA9\x96\xBC", "Shift_JIS").utf8, "自名");
  EXPECT_EQ(decoded("Gr\xC3\xBC\xC3\x9F", "UTF8").utf8, "Grüß");
}

TEST(Decode, RefusesAnUnknownCharset) { EXPECT_EQ(failure("x", "klingon-8"), "unknown_charset"); }

TEST(Decode, MostlyUtf8KeepsBadBytesOnRecord) {
  const Decoded text = decoded("Größe und Länge \x93\x94 in Übersee");
  EXPECT_EQ(text.utf8, "Größe und Länge \uFFFD in Übersee");
  EXPECT_EQ(text.charset, "utf-8");
  ASSERT_EQ(text.undecodable.size(), 1u);
  EXPECT_EQ(text.undecodable[0].bytes, "\x93\x94");
  EXPECT_EQ(text.undecodable[0].span.of(text.utf8), "\uFFFD");
  const auto behind = static_cast<uint32_t>(text.utf8.find("in Ü"));
  EXPECT_EQ(text.origin.before(behind), behind - 1);  // three bytes of U+FFFD stand for two
}

TEST(Decode, TextCutInTheMiddleOfACharacterIsUtf8) {
  const Decoded text = decoded("We pay 100 \xE2\x82");
  EXPECT_EQ(text.utf8, "We pay 100 \uFFFD");
  EXPECT_EQ(text.undecodable.at(0).bytes, "\xE2\x82");
}

TEST(Decode, GuessesLegacyEncodings) {
  const Decoded western = decoded("Wir suchen eine k\xFChle K\xF6pfin f\xFCr unser B\xFCro \x96 m\xF6glichst fr\xFCh.");
  EXPECT_EQ(western.utf8, "Wir suchen eine kühle Köpfin für unser Büro – möglichst früh.");
  EXPECT_EQ(western.charset, "windows-1252");
  const Decoded cyrillic =
      decoded("\xC8\xF9\xE5\xEC \xE2\xED\xE8\xEC\xE0\xF2\xE5\xEB\xFC\xED\xEE\xE3\xEE \xF7\xE5\xEB\xEE\xE2\xE5\xEA\xE0");
  EXPECT_EQ(cyrillic.utf8, "Ищем внимательного человека");
  EXPECT_EQ(cyrillic.charset, "windows-1251");
}

TEST(Decode, RefusesWhatIsNoText) {
  EXPECT_EQ(failure(noise(4000)), "not_text");
  EXPECT_EQ(failure("\x7F"s + "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0\xB0\x10\0\0\0\0\0\0"s), "not_text");
  EXPECT_EQ(failure("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\x5C\x72\xA8\x66"s), "not_text");
  EXPECT_EQ(failure(std::string(1000, '\0')), "not_text");
}

TEST(Decode, AFewNulsAreNoReasonToRefuse) { EXPECT_EQ(decoded("one\0two\0three"s).utf8, "one\0two\0three"s); }

}  // namespace
}  // namespace quern

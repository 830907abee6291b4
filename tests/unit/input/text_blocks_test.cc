#include "input/text_blocks.h"

#include <gtest/gtest.h>

#include <string>

namespace quern {
namespace {

std::string lines(size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += "line\n";
  return text;
}

TEST(TextBlocks, EndAfterSoManyLines) {
  const TextBlock block = first_block(lines(kBlockLines + 5), false);
  EXPECT_EQ(block.end, kBlockLines * 5);
  EXPECT_EQ(block.line_ends, kBlockLines);
}

TEST(TextBlocks, TheLastOneEndsWithTheText) {
  EXPECT_EQ(first_block("a\nb", false).end, 0u);
  EXPECT_EQ(first_block("a\nb", true).end, 3u);
  EXPECT_EQ(first_block("a\r\nb\rc", true).line_ends, 2u);
}

TEST(TextBlocks, LongLinesEndThemEarlier) {
  const std::string line = std::string(1000, 'x') + "\n";
  std::string text;
  while (text.size() <= kBlockBytes) text += line;
  EXPECT_EQ(first_block(text, false).end, kBlockBytes / line.size() * line.size());
}

TEST(TextBlocks, ALineThatIsTooLongIsCutAtASpaceOrBetweenCharacters) {
  std::string text(kBlockBytes + 100, 'x');
  text[1000] = ' ';
  EXPECT_EQ(first_block(text, false).end, 1001u);
  std::string wide;
  while (wide.size() <= kBlockBytes + 10) wide += "\u20AC";
  const size_t end = first_block(wide, false).end;
  EXPECT_EQ(end % 3, 0u);
  EXPECT_GT(end, kBlockBytes - 4);
}

TEST(TextBlocks, ALineEndOfTwoBytesIsNotCut) {
  std::string text(kBlockBytes + 100, 'x');
  text[kBlockBytes - 1] = '\r';
  text[kBlockBytes] = '\n';
  text[7] = ' ';
  EXPECT_EQ(first_block(text, false).end, 8u);
}

TEST(TextBlocks, WhatBelongsTogetherIsNotCut) {
  for (const std::string_view piece :
       {"\r\n", "e\u0301", "â€™", "â€'", "日本語", "&amp;", "&amp;amp;", "&#8217;", "&Atilde;&copy;", "é&amp;"}) {
    for (int offset = -16; offset <= 16; ++offset) {
      const std::string before(kBlockBytes + static_cast<size_t>(offset), 'x');
      const std::string text = before + std::string(piece) + "x\n";
      const size_t end = first_block(text, true).end;
      EXPECT_GT(end, kBlockBytes - 32);
      EXPECT_TRUE(end <= before.size() || end >= before.size() + piece.size()) << piece << " at " << offset << " cut at " << end;
    }
  }
}

TEST(TextBlocks, NothingButReferencesIsCutBetweenThem) {
  std::string text;
  while (text.size() < kBlockBytes + 100) text += "&nbsp;";
  const size_t end = first_block(text, true).end;
  EXPECT_EQ(end % 6, 0u);
  EXPECT_GT(end, kBlockBytes - 100);
}

// Where a block ends does not depend on how much of the text is at hand.
TEST(TextBlocks, AreTheSameHoweverMuchIsKnown) {
  const std::string text = lines(3000) + std::string(kBlockBytes * 2, 'y') + "\n" + lines(10);
  for (size_t begin = 0; begin < text.size();) {
    const std::string_view rest = std::string_view(text).substr(begin);
    const size_t whole = first_block(rest, true).end;
    for (const size_t known : {whole, whole + 1, whole + 100000}) {
      const size_t end = first_block(rest.substr(0, known), false).end;
      EXPECT_TRUE(end == 0 || end == whole) << begin;
    }
    begin += whole;
  }
}

}  // namespace
}  // namespace quern

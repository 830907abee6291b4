#include "input/csv_cutter.h"

#include "unit/input/cut.h"

namespace quern {
namespace {

using testing::Shown;

testing::MakeCutter cutter(CsvOptions options = {}, size_t limit = 1000) {
  return [=](TakeDocument take) {
    return std::make_unique<CsvCutter>(StreamInfo{.uri = "in.csv", .document_limit = limit}, options, std::move(take));
  };
}

Shown read(std::string_view bytes, CsvOptions options = {}, size_t limit = 1000) {
  return shown(testing::cut(cutter(options, limit), bytes));
}

TEST(CsvCutter, ARowIsADocument) {
  const auto found = testing::cut(cutter(), "id,text\n7,Pilot\n8,Cook\n");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].bytes, "Pilot");
  EXPECT_EQ(found[0].raw.id, "7");
  EXPECT_EQ(found[0].raw.form, RawDocument::Form::kText);
  EXPECT_EQ(found[0].raw.source.media_type, "text/plain");
  EXPECT_EQ(found[0].raw.source.bytes, 5u);
  EXPECT_EQ(found[1].raw.source.offset, 16u);
  EXPECT_EQ(found[1].raw.source.document, 1u);
  EXPECT_EQ(found[1].raw.line, 3u);
}

TEST(CsvCutter, QuotedCellsHoldQuotesSeparatorsAndLineEnds) {
  EXPECT_EQ(read("text,id\r\n\"a, \"\"b\"\"\r\nc\",1\r\n\"\",2\r\n5\" disk,3"), (Shown{"[a, \"b\"\r\nc] @9", "[] @26", "[5\" disk] @32"}));
  EXPECT_EQ(read("text\n\"a\""), Shown{"[a] @5"});
  EXPECT_EQ(read("text\n\"\"\n"), Shown{"[] @5"});
}

TEST(CsvCutter, LooksAtTheHeaderForTheSeparator) {
  EXPECT_EQ(read("id;text\n1;a, b\n"), Shown{"[a, b] @8"});
  EXPECT_EQ(read("id\ttext\n1\ta, b; c\n"), Shown{"[a, b; c] @8"});
  EXPECT_EQ(read("\xEF\xBB\xBF\"a;b;c\",text\n1,x\n"), Shown{"[x] @16"});
  EXPECT_EQ(read("a,b,c\ttext\n1\tx\n", {.separator = '\t'}), Shown{"[x] @11"});
}

TEST(CsvCutter, FindsTheColumnOfTheText) {
  EXPECT_EQ(read("Title,Job_Description\na,b\n"), Shown{"[b] @22"});
  EXPECT_EQ(read("content,TEXT\na,b\n"), Shown{"[b] @13"});
  EXPECT_EQ(read("note,text\na,b\n", {.text_column = "Note"}), Shown{"[a] @10"});
}

TEST(CsvCutter, SaysWhichColumnsThereAre) {
  for (const std::string_view table : {"name,note\n1,2\n", "name,note"}) {
    const auto taken = [](RawDocument&&, std::string_view) { ADD_FAILURE() << "no document is there"; };
    CsvCutter one({.uri = "in.csv"}, {.text_column = "body"}, taken);
    one.feed(table);
    one.finish();
    ASSERT_TRUE(one.failure());
    EXPECT_EQ(to_string(*one.failure()),
              "in.csv:1: error[missing_column]: the table has no column `body`; there are `name`, `note`\n"
              "  help: name the column of the text with --text-field, or read the input as text with --from text");
  }
}

TEST(CsvCutter, RefusesARowWithTheWrongNumberOfCells) {
  EXPECT_EQ(read("id,text\n1,a,b\n\n2\n3,c\n"), (Shown{"invalid_row: line 2: the row has 3 cells, the header has 2 [1,a,b\n] @8",
                                                       "invalid_row: line 4: the row has 1 cell, the header has 2 [2\n] @15", "[c] @17"}));
}

TEST(CsvCutter, ABrokenQuoteCostsItsLineAlone) {
  EXPECT_EQ(read("id,text\n1,\"a\" b\n2,c\n"),
            (Shown{"invalid_row: line 2: something follows the quote that ends a cell [1,\"a\" b\n] @8", "[c] @16"}));
  EXPECT_EQ(read("id,text\n1,\"a\n2,\"b\"\n3,c\n"),
            (Shown{"invalid_row: line 2: something follows the quote that ends a cell [1,\"a\n] @8", "[b] @13", "[c] @19"}));
  EXPECT_EQ(read("id,text\n1,\"a\n2,b\n3,c"), (Shown{"invalid_row: line 2: a quote is not closed [1,\"a\n] @8", "[b] @13", "[c] @17"}));
}

TEST(CsvCutter, RefusesARowThatIsTooLarge) {
  const std::string large(30, 'x');
  const Shown expected{"document_too_large: the document has 35 bytes, the limit is 20 [1,\"" + large.substr(0, 17) + "] @8", "[y] @43"};
  EXPECT_EQ(read("id,text\n1,\"" + large + "\"\n2,y\n", {}, 20), expected);
  const Shown plain{"document_too_large: the document has 33 bytes, the limit is 20 [1," + large.substr(0, 18) + "] @8", "[y] @41"};
  EXPECT_EQ(read("id,text\n1," + large + "\n2,y\n", {}, 20), plain);
}

TEST(CsvCutter, ABrokenRowAboutTheLimitIsTheSameInPieces) {
  for (size_t size = 8; size <= 28; ++size)
    for (const std::string_view behind : {"z", "\r", "\rz", "\n\"z", "\r\n\"\r", ""})
      for (const std::string_view rest : {"\n2,y\n", "and more of it\n2,y\n", "\n3,\"x\n", ""})
        for (const auto& document :
             testing::cut(cutter({}, 20), "id,text\n1,\"a\n" + std::string(size, 'x') + "\"" + std::string(behind) + std::string(rest)))
          EXPECT_LE(document.bytes.size(), 20u);
  const std::string large(30, 'x');
  EXPECT_EQ(read("id,text\n1,\"" + large + "\"z\n2,y\n", {}, 20),
            (Shown{"document_too_large: the document has 36 bytes, the limit is 20 [1,\"" + large.substr(0, 17) + "] @8", "[y] @44"}));
}

TEST(CsvCutter, WhatBreaksOffIsNoDocument) {
  EXPECT_EQ(shown(testing::cut_broken_off(cutter(), "id,text\n1,a\n2,b")),
            (Shown{"[a] @8", "document_cut: the input breaks off within the document: the wire was cut [2,b] @12"}));
}

TEST(CsvCutter, QuotesOutOfPlaceCostNoMoreThanTime) {
  std::string table = "id,text\n";
  for (int i = 0; i < 100000; ++i) table += "1,\"a\n";  // each pair of lines is a row that breaks in its second line
  uint64_t bytes = 0;
  CsvCutter one({.uri = "in.csv"}, {}, [&](RawDocument&&, std::string_view of) { bytes += of.size(); });
  one.feed(table);
  one.finish();
  EXPECT_EQ(bytes, table.size() - 8);
}

TEST(CsvCutter, SpacesAroundANameCountForNothing) {
  const auto found = testing::cut(cutter(), "title, text ,\tid\nx,a,7\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].bytes, "a");
  EXPECT_EQ(found[0].raw.id, "7");
}

TEST(CsvCutter, AFirstLineMayNameTheSeparator) {
  const auto found = testing::cut(cutter(), "\xEF\xBB\xBFsep=;\r\nid,x;text\r\n1;a, b\r\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].bytes, "a, b");
  EXPECT_EQ(found[0].raw.line, 3u);
  EXPECT_EQ(found[0].raw.source.offset, 21u);
  EXPECT_EQ(read("SEP=|\nid|text\n1|a\n", {.separator = '\t'}), Shown{"[a] @14"});
  EXPECT_EQ(named_separator("sep=;;"), std::nullopt);
  EXPECT_EQ(named_separator("sep="), std::nullopt);
}

}  // namespace
}  // namespace quern

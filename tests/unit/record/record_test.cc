#include "record/record.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "quern/parser.h"
#include "support/tiny_grammar.h"

namespace quern {
namespace {

Record parsed(std::string_view document, Source source = {}, std::string id = {}) {
  Parser parser(testing::tiny_grammar());
  parser.feed(document);
  Outcome outcome = parser.finish(std::move(source), std::move(id));
  auto* record = std::get_if<Record>(&outcome);
  if (!record) {
    ADD_FAILURE() << std::get<Reject>(outcome).reason;
    return {};
  }
  return std::move(*record);
}

constexpr std::string_view kDocument =
    "Title is Soap\r\n"
    "\r\n"
    "** Contents: **\r\n"
    "- mark 3\r\n"
    "- mark 5\r\n"
    "\r\n"
    "Fine print\r\n"
    "- small\r\n"
    "\r\n"
    "The end\r\n"
    "It smells of roses, and of roses it smells.\r\n";

TEST(Record, IsNamedByItsBytesOrByTheSource) {
  const std::string digest = sha256_hex(kDocument);
  EXPECT_EQ(parsed(kDocument).id, digest.substr(0, 16));
  EXPECT_EQ(parsed(kDocument).source.sha256, digest);
  EXPECT_EQ(parsed(kDocument, {}, "posting 7").id, "posting 7");
  EXPECT_EQ(parsed(kDocument, {}, "caf\xE9").id, "caf\uFFFD");  // records are UTF-8, whatever came in
  Source source;
  source.uri = "\xE9.txt";
  EXPECT_EQ(parsed(kDocument, source).source.uri, "\uFFFD.txt");
}

TEST(Record, SaysWhoMadeIt) {
  const Record record = parsed(kDocument);
  EXPECT_EQ(record.schema, "tiny/1");
  EXPECT_EQ(record.grammar_name, "tiny");
  EXPECT_EQ(record.grammar_version, "1.0.0");
  EXPECT_EQ(record.grammar_sha256, testing::tiny_grammar().sha256());
  EXPECT_EQ(record.source.charset, "utf-8");
}

TEST(Record, HasTheSectionsOfTheOutline) {
  const Record record = parsed(kDocument);
  ASSERT_EQ(record.sections.size(), 4u);
  const Section& header = record.sections[0];
  EXPECT_EQ(header.kind, "header");
  EXPECT_EQ(header.heading, std::nullopt);
  EXPECT_EQ(header.items, std::vector<std::string>{"Title is Soap"});

  const Section& body = record.sections[1];
  EXPECT_EQ(body.kind, "body");
  EXPECT_EQ(body.heading, "Contents");  // without decoration and final colon
  EXPECT_EQ(body.path, std::vector<std::string>{});
  EXPECT_EQ(body.items, (std::vector<std::string>{"mark 3", "mark 5"}));
  EXPECT_EQ(body.first_line, 3u);
  EXPECT_EQ(body.last_line, 5u);
  EXPECT_EQ(body.span.of(record.text), "** Contents: **\n- mark 3\n- mark 5");

  const Section& fine = record.sections[2];
  EXPECT_EQ(fine.kind, "body.fine");
  EXPECT_EQ(fine.path, std::vector<std::string>{"Contents"});
  EXPECT_EQ(fine.items, std::vector<std::string>{"small"});
  EXPECT_EQ(fine.span.of(record.text), "Fine print\n- small");

  EXPECT_EQ(record.sections[3].kind, "end");
  EXPECT_EQ(record.sections[3].path, std::vector<std::string>{});
  EXPECT_EQ(record.sections[3].last_line, 11u);
}

TEST(Record, CarriesFieldsKindAndFlags) {
  const Record record = parsed(kDocument);
  EXPECT_EQ(record.kind, "marked");
  ASSERT_NE(record.find("title"), nullptr);
  EXPECT_EQ(record.find("title")->value, Value("Soap"));
  EXPECT_EQ(record.find("marks")->value, Value(Value::Array{3, 5}));
  EXPECT_EQ(record.find("marks")->evidence.size(), 2u);
  EXPECT_EQ(record.find("no such field"), nullptr);
  EXPECT_EQ(record.flags, std::vector<std::string>{"smells"});  // raised twice, told once
}

TEST(Record, FlagsWhatItsReaderShouldKnow) {
  const Record empty = parsed(" \n\n");
  EXPECT_EQ(empty.flags, std::vector<std::string>{"empty_document"});
  EXPECT_EQ(empty.kind, "plain");
  EXPECT_TRUE(empty.sections.empty());
  EXPECT_EQ(empty.language, std::nullopt);

  const Record strange = parsed("Contents\n- mark 3\n\nSOMETHING ELSE:\n- and more\n- and more of it\n\nThe end\nIt smells of roses.\n");
  EXPECT_EQ(strange.flags, (std::vector<std::string>{"smells", "unknown_heading"}));
}

}  // namespace
}  // namespace quern

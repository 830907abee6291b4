// Pages on the whole way: what they are recognized as, and what their markup says of sections.
#include <gtest/gtest.h>

#include "golden/corpus.h"
#include "quern/parser.h"

namespace quern {
namespace {

Outcome parse(std::string_view bytes, std::string media_type = "text/plain") {
  static Parser parser(testing::shipped_grammar("job"));
  Source source;
  source.media_type = std::move(media_type);
  parser.feed(bytes);
  return parser.finish(source);
}

Record record_of(std::string_view bytes, std::string media_type = "text/plain") {
  Outcome outcome = parse(bytes, std::move(media_type));
  EXPECT_TRUE(std::holds_alternative<Record>(outcome));
  return std::holds_alternative<Record>(outcome) ? std::get<Record>(std::move(outcome)) : Record();
}

std::string kind_of_item(const Record& record, std::string_view item) {
  for (const Section& section : record.sections)
    for (const std::string& one : section.items)
      if (one == item) return section.kind;
  return "none";
}

constexpr std::string_view kPage =
    "<!DOCTYPE html><body><nav><a href=/>Responsibilities of the board</a></nav><h1>Ferry Captain</h1>\n"
    "<h2>Responsibilities</h2><ul><li>Steer the ferry across the sound</li><li>Keep the log book</li></ul>\n"
    "<aside class=related><h2>Requirements</h2><ul><li>Night Watchman in Kiel</li></ul></aside>\n"
    "<p>Lead the crew of four through the year and train new mates on the bridge.</p>\n"
    "<h2>Requirements</h2><ul><li>Master certificate for coastal waters</li></ul><footer>Benefits of cookies</footer>";

TEST(HtmlDocument, ATextThatIsAPageIsReadAsOne) {
  const Record record = record_of(kPage);
  EXPECT_EQ(record.source.media_type, "text/html");
  EXPECT_EQ(record.find("title")->value.as_string(), "Ferry Captain");
  EXPECT_EQ(record_of("You know <b> and <i> well.").source.media_type, "text/plain");
}

TEST(HtmlDocument, WhatIsSaidToBeHtmlIsReadAsSuch) {
  EXPECT_EQ(record_of("Cook &amp; baker", "text/html").text, "Cook & baker");
  EXPECT_EQ(record_of("<p>Cook</p>", "application/xhtml+xml").text, "Cook");
}

TEST(HtmlDocument, FurnitureIsBoilerplateAndItsHeadingsHeadNothingElse) {
  const Record record = record_of(kPage);
  EXPECT_EQ(kind_of_item(record, "Responsibilities of the board"), "boilerplate");
  EXPECT_EQ(kind_of_item(record, "Night Watchman in Kiel"), "boilerplate");
  EXPECT_EQ(kind_of_item(record, "Benefits of cookies"), "boilerplate");
  EXPECT_EQ(kind_of_item(record, "Keep the log book"), "responsibilities");
  EXPECT_EQ(kind_of_item(record, "Lead the crew of four through the year and train new mates on the bridge."), "responsibilities");
  EXPECT_EQ(kind_of_item(record, "Master certificate for coastal waters"), "requirements");
}

TEST(HtmlDocument, SectionsHaveTheLinesOfThePage) {
  const Record record = record_of(kPage);
  for (const Section& section : record.sections)
    if (section.kind == "responsibilities") {
      EXPECT_EQ(section.first_line, 2u);
      return;
    }
  FAIL() << "no responsibilities";
}

TEST(HtmlDocument, TooDeepAPageIsRejected) {
  std::string page = "<html>";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  const Outcome outcome = parse(page);
  ASSERT_TRUE(std::holds_alternative<Reject>(outcome));
  EXPECT_EQ(std::get<Reject>(outcome).code, "html_too_deep");
  EXPECT_EQ(std::get<Reject>(outcome).original, page);
}

}  // namespace
}  // namespace quern

#include "pipeline/document_parser.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "quern/emit.h"
#include "support/small_grammar.h"

namespace quern {
namespace {

RawDocument json_at_line(uint64_t line) {
  RawDocument document;
  document.form = RawDocument::Form::kJson;
  document.source.media_type = "application/json";
  document.line = line;
  return document;
}

Outcome parsed(RawDocument document, std::string_view bytes, const ParserOptions& options = {}, const JsonMembers& members = {}) {
  std::string_view content;
  return DocumentParser(test::small_grammar(), options, members).parse(std::move(document), bytes, content);
}

class DocumentParserTest : public testing::Test {
 protected:
  Outcome parse(std::string_view json, const JsonMembers& members = {}) { return parsed(json_at_line(3), json, {}, members); }
  Record record(std::string_view json, const JsonMembers& members = {}) { return std::get<Record>(parse(json, members)); }
  Reject reject(std::string_view json) { return std::get<Reject>(parse(json)); }
};

TEST_F(DocumentParserTest, GivesTextAndIdOfAJsonObject) {
  const Record found = record(R"({"id":"a-1","text":"Needs\n- a boat"})");
  EXPECT_EQ(found.id, "a-1");
  EXPECT_EQ(found.text, "Needs\n- a boat");
  EXPECT_EQ(found.source.media_type, "text/plain");
  EXPECT_EQ(record(R"({"text":"x","id":17})").id, "17");
}

TEST_F(DocumentParserTest, SkipsTheByteOrderMark) { EXPECT_EQ(record("\xEF\xBB\xBF{\"text\":\"a\"}").text, "a"); }

TEST_F(DocumentParserTest, TakesTheMembersThatAreNamed) {
  const Record found = record(R"({"text":"no","job":{"text":"yes","number":5}})", {"job.text", "job.number"});
  EXPECT_EQ(found.text, "yes");
  EXPECT_EQ(found.id, "5");
}

TEST_F(DocumentParserTest, RefusesWhatHoldsNoText) {
  EXPECT_EQ(reject("[1]").reason, "line 3: the line is no JSON object");
  EXPECT_EQ(reject("[1]").code, "invalid_json_line");
  EXPECT_EQ(reject("[1]").original, "[1]");
  EXPECT_EQ(reject(R"({"text":5})").reason, "line 3: the member `text` is a number, not a string");
  EXPECT_EQ(reject(R"({"text":)").source.media_type, "application/json");
}

TEST_F(DocumentParserTest, ARejectKeepsTheNameOfItsDocument) {
  ParserOptions options;
  options.document_limit = 10;
  const Outcome refusal = parsed(json_at_line(1), R"({"id":"J1","text":"longer than ten bytes"})", options);
  EXPECT_EQ(std::get<Reject>(refusal).id, "J1");
  std::string json;
  emit(std::get<Reject>(refusal), json);
  EXPECT_NE(json.find("\"id\":\"J1\""), std::string::npos) << json;
}

TEST_F(DocumentParserTest, WhatWasRefusedBeforeIsARejectAsItCame) {
  RawDocument document = refused({.uri = "in", .bytes = 99}, "document_too_large", "too large");
  const Reject made = std::get<Reject>(parsed(std::move(document), "the start"));
  EXPECT_EQ(made.code, "document_too_large");
  EXPECT_EQ(made.reason, "too large");
  EXPECT_EQ(made.original, "the start");
  EXPECT_EQ(made.source.bytes, 99u);
}

}  // namespace
}  // namespace quern

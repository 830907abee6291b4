#include "pipeline/batch_parser.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "support/small_grammar.h"

namespace quern {
namespace {

class BatchParserTest : public testing::Test {
 protected:
  Record record() {
    Parser parser(grammar_);
    return std::get<Record>(parser.parse("Needs\n- a boat\n"));
  }

  Grammar grammar_ = test::small_grammar();
  BatchResult result_;
};

TEST_F(BatchParserTest, GivesTheBytesOfEachDocumentInOrder) {
  Batch batch;
  batch.add({.source = {.uri = "a"}}, "Needs\n- a boat\n");
  batch.add(refused({.uri = "b"}, "document_too_large", "it is"), "start");
  batch.add({.source = {.uri = "c"}}, "Needs\n- an oar\n");
  BatchParser parser(grammar_, {});
  for (int again = 0; again < 2; ++again) {  // a result is used again
    Batch copy = batch;
    parser.parse(copy, result_);
    EXPECT_EQ(result_.written, 2u);
    EXPECT_EQ(result_.rejected, 1u);
    ASSERT_EQ(result_.parts.size(), 1u);
    EXPECT_EQ(result_.parts[0].records_end, result_.records.size());
    EXPECT_EQ(result_.parts[0].rejects_end, result_.rejects.size());
    EXPECT_EQ(result_.rejects.substr(0, 29), "{\"code\":\"document_too_large\",");
    ASSERT_EQ(result_.notes.size(), 1u);
    EXPECT_EQ(result_.notes[0].text, "b: document 0: reject[document_too_large]: it is");
  }
}

TEST_F(BatchParserTest, GivesAPartForEachSegment) {
  Batch batch;
  const auto at = [](uint64_t position) {
    RawDocument document;
    document.position = position;
    return document;
  };
  for (const uint64_t position : {0, 99, 100, 350}) batch.add(at(position), "Needs\n- a boat\n");
  ParseSettings settings;
  settings.stats = true;
  settings.segment_bytes = 100;
  BatchParser(grammar_, settings).parse(batch, result_);
  ASSERT_EQ(result_.parts.size(), 3u);
  EXPECT_EQ(result_.parts[0].segment, 0u);
  EXPECT_EQ(result_.parts[0].stats.records, 2u);
  EXPECT_EQ(result_.parts[1].segment, 1u);
  EXPECT_LT(result_.parts[0].records_end, result_.parts[1].records_end);
  EXPECT_EQ(result_.parts[2].segment, 3u);
  EXPECT_EQ(result_.parts[2].records_end, result_.records.size());
}

TEST_F(BatchParserTest, NotesRejectsThatNobodyKeeps) {
  ParseSettings settings;
  settings.keep_rejects = false;
  add(Reject{"not_text", {.uri = "b"}, "no", "original"}, "original", grammar_, settings, result_);
  EXPECT_EQ(result_.rejected, 1u);
  EXPECT_EQ(result_.rejects, "");
  EXPECT_EQ(result_.notes.size(), 1u);
}

TEST_F(BatchParserTest, WritesRecords) {
  add(record(), "", grammar_, {}, result_);
  EXPECT_EQ(result_.written, 1u);
  EXPECT_EQ(result_.faulty, 0u);
  EXPECT_TRUE(result_.records.starts_with("{\"schema\":\"quern.small/1\"")) << result_.records;
  EXPECT_EQ(result_.rejects, "");
}

TEST_F(BatchParserTest, RecordThatBreaksItsSchemaIsWrittenAndCounted) {
  Record bad = record();
  bad.kind = "no_kind_of_this_grammar";
  add(std::move(bad), "", grammar_, {}, result_);
  EXPECT_EQ(result_.written, 1u);
  EXPECT_EQ(result_.faulty, 1u);
  EXPECT_NE(result_.records.find("no_kind_of_this_grammar"), std::string::npos);
  ASSERT_EQ(result_.notes.size(), 1u);
  EXPECT_TRUE(result_.notes[0].fault);
  EXPECT_NE(result_.notes[0].text.find("breaks its schema at /kind: not_in_enum"), std::string::npos) << result_.notes[0].text;
}

TEST_F(BatchParserTest, WhatSchemaOrgDoesNotTakeIsRejected) {
  RunStats stats;
  ParseSettings settings;
  settings.emit.form = Form::kSchemaOrg;
  add(record(), "the original", grammar_, settings, result_, &stats);
  EXPECT_NE(result_.rejects.find("\"original\":\"the original\""), std::string::npos);
  EXPECT_EQ(stats.rejects, (Counts{{"not_schema_org", 1}}));
  EXPECT_EQ(stats.kinds, Counts{});
  EXPECT_EQ(result_.written, 0u);
  EXPECT_EQ(result_.rejected, 1u);
  EXPECT_EQ(result_.records, "");
  EXPECT_NE(result_.rejects.find("\"code\":\"not_schema_org\""), std::string::npos);
  ASSERT_EQ(result_.notes.size(), 1u);
  EXPECT_NE(result_.notes[0].text.find("reject[not_schema_org]: the record lacks a schema.org mapping for kind small"), std::string::npos)
      << result_.notes[0].text;
}

}  // namespace
}  // namespace quern

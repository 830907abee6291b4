#include "cli/record_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "quern/parser.h"
#include "support/small_grammar.h"

namespace quern::cli {
namespace {

class RecordWriterTest : public testing::Test {
 protected:
  Record record() {
    Parser parser(grammar_);
    parser.feed("Needs\n- a boat\n");
    return std::get<Record>(parser.finish());
  }
  // Nothing is ever flushed: the test looks at what would be.
  RecordWriter writer(EmitOptions options = {}) { return {grammar_, options, output_, &rejects_, console_}; }

  Grammar grammar_ = test::small_grammar();
  OutputFile output_ = OutputFile::standard_output();
  OutputFile rejects_ = OutputFile::standard_output();
  Console console_;
};

TEST_F(RecordWriterTest, WritesRecords) {
  RecordWriter to = writer();
  to.take(record());
  EXPECT_EQ(to.written(), 1u);
  EXPECT_EQ(to.faulty(), 0u);
  EXPECT_TRUE(output_.buffer().starts_with("{\"schema\":\"quern.small/1\"")) << output_.buffer();
  EXPECT_EQ(rejects_.buffer(), "");
}

TEST_F(RecordWriterTest, RecordThatBreaksItsSchemaIsWrittenAndCounted) {
  RecordWriter to = writer();
  Record bad = record();
  bad.kind = "no_kind_of_this_grammar";
  testing::internal::CaptureStderr();
  to.take(std::move(bad));
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_EQ(to.written(), 1u);
  EXPECT_EQ(to.faulty(), 1u);
  EXPECT_NE(output_.buffer().find("no_kind_of_this_grammar"), std::string::npos);
  EXPECT_NE(said.find("breaks its schema at /kind: not_in_enum"), std::string::npos) << said;
}

TEST_F(RecordWriterTest, WhatSchemaOrgDoesNotTakeIsRejected) {
  RecordWriter to = writer({.form = Form::kSchemaOrg});
  testing::internal::CaptureStderr();
  to.take(record());
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_EQ(to.written(), 0u);
  EXPECT_EQ(to.rejected(), 1u);
  EXPECT_EQ(output_.buffer(), "");
  EXPECT_NE(rejects_.buffer().find("\"code\":\"not_schema_org\""), std::string::npos);
  EXPECT_NE(said.find("reject[not_schema_org]: the record lacks a schema.org mapping for kind small"), std::string::npos) << said;
}

}  // namespace
}  // namespace quern::cli

#include "report/record_counts.h"

#include <gtest/gtest.h>

#include "json/reader.h"

namespace quern::report {
namespace {

Value record(const std::string& members) {
  auto value = parse_json(R"({"schema":"x/1","kind":"posting","source":{"uri":"a.txt","document":0,"media_type":"text/plain",)"
                          R"("charset":"utf-8","bytes":100,"sha256":""},)" +
                          members + "}");
  EXPECT_TRUE(value) << members;
  return *value;
}

constexpr const char* kPlain = R"("language":null,"crew":12,"sections":[],"repairs":[],"flags":[],"evidence":{"crew":null})";

TEST(RecordCounts, CountsWhatCameIn) {
  RecordCounts counts;
  counts.add(record(kPlain));
  counts.add(record(R"("language":"de","crew":null,"sections":[],"repairs":[],"flags":["odd","rare"],"evidence":{"crew":null})"));
  EXPECT_EQ(counts.records, 2u);
  EXPECT_EQ(counts.bytes, 200u);
  EXPECT_EQ(counts.flagged, 1u);
  EXPECT_EQ(counts.languages.names(), 2u);
  EXPECT_EQ(counts.sources.sorted().front().weight, 200u);
  ASSERT_EQ(counts.fields.size(), 1u);
  EXPECT_EQ(counts.fields[0].name(), "crew");
  EXPECT_EQ(counts.fields[0].records(), 1u);
}

TEST(RecordCounts, FieldsAreWhatTheEvidenceSpeaksOf) {
  const Value one = record(R"("extra":1,"crew":12,"ship":null,"sections":[],"repairs":[],"flags":[],"evidence":{"ship":null,"crew":null})");
  const auto fields = fields_of(one);
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields[0]->name, "crew");
  EXPECT_EQ(fields[1]->name, "ship");
}

TEST(RecordCounts, CountsSectionsItemsAndWords) {
  RecordCounts counts;
  counts.add(record(R"("sections":[{"kind":"duties","heading":"Your tasks","items":["Steer  ships","Keep\tcalm and sing"]},)"
                    R"({"kind":"duties","heading":null,"items":["Rest"]}],"repairs":[],"flags":[],"evidence":{})"));
  const SectionCounts& duties = counts.sections.find("duties")->second;
  EXPECT_EQ(duties.records, 1u);
  EXPECT_EQ(duties.sections, 2u);
  EXPECT_EQ(duties.items, 3u);
  EXPECT_EQ(duties.words, 9u);
}

TEST(RecordCounts, CountsRepairsByCodec) {
  RecordCounts counts;
  const Value repaired = record(R"("sections":[],"repairs":[{"kind":"mojibake","codec":"windows-1252","certainty":"proven"},)"
                                R"({"kind":"mojibake","codec":"windows-1252","certainty":"guessed"}],"flags":[],"evidence":{})");
  counts.add(repaired);
  counts.add(repaired);
  ASSERT_EQ(counts.repairs.size(), 1u);
  const RepairCounts& repairs = counts.repairs.begin()->second;
  EXPECT_EQ(repairs.codec, "windows-1252");
  EXPECT_EQ(repairs.records, 2u);
  EXPECT_EQ(repairs.proven, 2u);
  EXPECT_EQ(repairs.guessed, 2u);
  EXPECT_EQ(labels_of(repaired), (std::vector<std::string>{"kind posting", "language unknown", "repair mojibake windows-1252"}));
}

TEST(RecordCounts, SaysWhyALineIsNoRecord) {
  const auto misfit = [](const char* json) { return RecordCounts::misfit(*parse_json(json)); };
  EXPECT_EQ(RecordCounts::misfit(record(kPlain)), "");
  EXPECT_NE(misfit("[1]").find("no JSON object"), std::string::npos);
  EXPECT_NE(misfit(R"({"@context":"https://schema.org/","@type":"JobPosting"})").find("schema.org"), std::string::npos);
  EXPECT_NE(misfit(R"({"schema":"x/1","uri":"a.txt","crew":3})").find("flat record"), std::string::npos);
  EXPECT_NE(misfit(R"({"code":"not_text","reason":"no","source":{}})").find("--rejects"), std::string::npos);
  EXPECT_NE(misfit(R"({"source":{},"evidence":{},"sections":3,"flags":[]})").find("`sections`"), std::string::npos);
}

}  // namespace
}  // namespace quern::report

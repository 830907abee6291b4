#include "report/reject_counts.h"

#include <gtest/gtest.h>

#include "json/reader.h"

namespace quern::report {
namespace {

Value reject(const std::string& code, const std::string& reason, int document) {
  return *parse_json(R"({"code":")" + code + R"(","reason":")" + reason + R"(","source":{"uri":"a.txt","document":)" +
                     std::to_string(document) + R"(,"bytes":10},"original":"x"})");
}

TEST(RejectCounts, CountsByCodeAndKeepsReasonsThatDiffer) {
  RejectCounts counts;
  for (int i = 0; i < 9; ++i) counts.add(reject("not_text", "bytes of kind " + std::to_string(i / 2), i));
  counts.add(reject("document_too_large", "too large", 9));
  EXPECT_EQ(counts.documents, 10u);
  EXPECT_EQ(counts.bytes, 100u);
  const auto& not_text = counts.codes.at("not_text");
  EXPECT_EQ(not_text.documents, 9u);
  ASSERT_EQ(not_text.examples.size(), 3u);
  EXPECT_EQ(not_text.examples[1].reason, "bytes of kind 1");
  EXPECT_EQ(not_text.examples[1].place, "a.txt, document 2");
}

TEST(RejectCounts, SaysWhyALineIsNoReject) {
  EXPECT_EQ(RejectCounts::misfit(reject("not_text", "no", 0)), "");
  EXPECT_NE(RejectCounts::misfit(*parse_json("3")), "");
  EXPECT_NE(RejectCounts::misfit(*parse_json(R"({"code":"x"})")).find("`reason`"), std::string::npos);
}

}  // namespace
}  // namespace quern::report

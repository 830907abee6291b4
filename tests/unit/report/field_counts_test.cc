#include "report/field_counts.h"

#include <gtest/gtest.h>

#include "json/reader.h"

namespace quern::report {
namespace {

FieldCounts counted(const std::string& name, const std::vector<std::string>& values) {
  FieldCounts counts(name);
  for (const std::string& value : values) counts.add(*parse_json(value));
  return counts;
}

const LeafCounts& leaf(const FieldCounts& counts, const std::string& place) { return counts.leaves().find(place)->second; }

TEST(FieldCounts, NullAndEmptyListsAreNoValues) {
  const FieldCounts counts = counted("tags", {"null", "[]", R"(["a","b"])", R"(["c"])"});
  EXPECT_EQ(counts.records(), 2u);
  EXPECT_EQ(counts.values(), 3u);
}

TEST(FieldCounts, TellsCodesFromTextsByTheirShape) {
  EXPECT_TRUE(leaf(counted("workplace", {R"("remote")", R"("on_site")"}), "workplace").codes);
  EXPECT_TRUE(leaf(counted("country", {R"("DE")", R"("USA")"}), "country").codes);
  EXPECT_FALSE(leaf(counted("title", {R"("engineer")", R"("Bridge Engineer")"}), "title").codes);
}

TEST(FieldCounts, TellsDates) {
  const FieldCounts counts = counted("start", {R"("2026-04-07")", R"("2025-11")", R"("2026")"});
  const LeafCounts& dates = leaf(counts, "start");
  EXPECT_TRUE(dates.dates);
  EXPECT_EQ(dates.first_date, "2025-11");
  EXPECT_EQ(dates.last_date, "2026-04-07");
  EXPECT_EQ(dates.months.names(), 3u);
  EXPECT_FALSE(leaf(counted("start", {R"("2026-04-07")", R"("soon")"}), "start").dates);
}

TEST(FieldCounts, GroupsRangesByTheCodesBesideThem) {
  const FieldCounts counts =
      counted("pay", {R"({"min":90,"max":120,"currency":"USD","period":"hour","currency_source":"symbol","text":"rate"})",
                      R"({"min":100,"max":null,"currency":"USD","period":"hour","currency_source":"code","text":"rate"})",
                      R"({"min":5,"max":6,"currency":null,"period":null,"currency_source":null,"text":"5-6"})",
                      R"({"min":null,"max":null,"currency":"USD","period":null,"currency_source":null,"text":"USD"})"});
  ASSERT_EQ(counts.ranges().size(), 2u);
  const RangeCounts& hourly = counts.ranges().find("pay: USD, hour")->second;
  EXPECT_EQ(hourly.ranges, 2u);
  EXPECT_EQ(hourly.low.count(), 2u);
  EXPECT_EQ(hourly.high.count(), 1u);
  EXPECT_EQ(counts.ranges().count("pay"), 1u);
  EXPECT_EQ(leaf(counts, "pay.currency").strings.sorted().front().count, 3u);
  EXPECT_EQ(counts.leaves().count("pay.min"), 0u);
  EXPECT_EQ(leaf(counts, "pay.text").strings.total(), 0u);
}

TEST(FieldCounts, RangesInListsHaveTheirUnit) {
  const FieldCounts counts = counted("experience", {R"([{"min_months":24,"max_months":36},{"min_months":12,"max_months":null}])"});
  ASSERT_EQ(counts.ranges().size(), 1u);
  EXPECT_EQ(counts.ranges().begin()->first, "experience");
  EXPECT_EQ(counts.ranges().begin()->second.unit, "months");
  EXPECT_EQ(counts.ranges().begin()->second.ranges, 2u);
}

TEST(FieldCounts, LoneNumbersAndBooleansCountToo) {
  EXPECT_EQ(leaf(counted("credits", {"6", "3", "null"}), "credits").numbers.count(), 2u);
  EXPECT_EQ(leaf(counted("open", {"true", "true", "false"}), "open").strings.sorted().front().name, "true");
  EXPECT_EQ(leaf(counted("load", {R"({"min":4})"}), "load.min").numbers.count(), 1u);
}

TEST(FieldCounts, ForgedPlacesAreBounded) {
  std::string many = "{";
  for (int i = 0; i < 5000; ++i) many += (i > 0 ? ",\"m" : "\"m") + std::to_string(i) + "\":1";
  EXPECT_LE(counted("odd", {many + "}"}).leaves().size(), 200u);
}

}  // namespace
}  // namespace quern::report

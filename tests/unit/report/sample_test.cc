#include "report/sample.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace quern::report {
namespace {

// `labels_of(i)`: what the i-th of `count` records is an example of.
template <typename Labels>
Sample sample_of(size_t wanted, uint64_t count, Labels labels_of) {
  Sample sample(wanted);
  for (uint64_t i = 0; i < count; ++i) sample.offer(std::to_string(i), "records.ndjson", i + 1, labels_of(i));
  return sample;
}

std::vector<std::string> common(uint64_t) { return {"kind posting"}; }

bool has_label(const SampledRecord& record, const std::string& label) {
  return std::find(record.labels.begin(), record.labels.end(), label) != record.labels.end();
}

TEST(Sample, TakesAllOfFew) {
  const auto chosen = sample_of(50, 7, common).chosen();
  ASSERT_EQ(chosen.size(), 7u);
  EXPECT_EQ(chosen[6]->json, "6");
  EXPECT_EQ(chosen[6]->line, 7u);
}

TEST(Sample, IsSpreadEvenlyOverTheInput) {
  for (const uint64_t count : {51u, 1000u, 12'345u}) {
    const auto chosen = sample_of(50, count, common).chosen();
    ASSERT_EQ(chosen.size(), 50u);
    EXPECT_EQ(chosen.front()->index, 0u);
    for (size_t i = 0; i + 1 < chosen.size(); ++i) {
      EXPECT_LT(chosen[i]->index, chosen[i + 1]->index);
      EXPECT_LE(chosen[i + 1]->index - chosen[i]->index, 4 * count / 50 + 1) << count;
    }
    EXPECT_GT(chosen.back()->index, count * 9 / 10);
  }
}

TEST(Sample, ShowsTheRare) {
  const auto labels = [](uint64_t i) {
    std::vector<std::string> found{"kind posting"};
    if (i == 777) found.push_back("flag rare");
    if (i % 333 == 5) found.push_back("language xx");
    return found;
  };
  const auto chosen = sample_of(10, 1000, labels).chosen();
  EXPECT_EQ(chosen.size(), 10u);
  for (const char* label : {"flag rare", "language xx", "kind posting"})
    EXPECT_TRUE(std::any_of(chosen.begin(), chosen.end(), [&](const auto& record) { return has_label(*record, label); })) << label;
}

TEST(Sample, TheRareLeaveRoomForTheRest) {
  const auto chosen = sample_of(20, 1000, [](uint64_t i) { return std::vector<std::string>{"flag " + std::to_string(i % 500)}; }).chosen();
  EXPECT_EQ(chosen.size(), 20u);
  EXPECT_GT(chosen.back()->index, 800u);
}

TEST(Sample, IsTheSameForTheSameInput) {
  const auto labels = [](uint64_t i) { return std::vector<std::string>{"flag " + std::to_string(i % 13)}; };
  const auto first = sample_of(12, 999, labels).chosen(), second = sample_of(12, 999, labels).chosen();
  ASSERT_EQ(first.size(), second.size());
  for (size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i]->index, second[i]->index);
}

TEST(Sample, LeavesOutWhatIsTooLarge) {
  Sample sample(5);
  sample.offer(std::string(Sample::kLargestRecord + 1, 'x'), "a", 1, {"flag huge"});
  sample.offer("small", "a", 2, {});
  EXPECT_EQ(sample.too_large(), 1u);
  ASSERT_EQ(sample.chosen().size(), 1u);
  EXPECT_EQ(sample.chosen()[0]->json, "small");
}

TEST(Sample, OfNoneIsEmpty) { EXPECT_TRUE(sample_of(0, 100, common).chosen().empty()); }

}  // namespace
}  // namespace quern::report

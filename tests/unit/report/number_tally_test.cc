#include "report/number_tally.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace quern::report {
namespace {

TEST(NumberTally, KeepsRoundNumbersAndBounds) {
  NumberTally tally;
  for (const double value : {52'345.0, 100'000.0, 13.6, 0.0, -7.0}) tally.add(value);
  EXPECT_EQ(tally.least(), -7);
  EXPECT_EQ(tally.greatest(), 100'000);
  EXPECT_FALSE(tally.whole());
  EXPECT_EQ(tally.spread().count(52'300), 1u);
  EXPECT_EQ(tally.spread().count(100'000), 1u);
  EXPECT_EQ(tally.spread().count(13.6), 1u);
  EXPECT_EQ(tally.quantile(0.5), 13.6);
}

TEST(NumberTally, HoldsABoundedSpreadOfAnyNumbers) {
  NumberTally tally;
  double value = 1e-9;
  for (int i = 0; i < 200'000; ++i) tally.add(value *= 1.0003);
  for (const double odd : {std::nan(""), HUGE_VAL, 1e300}) tally.add(odd);
  EXPECT_EQ(tally.count(), 200'003u);
  EXPECT_LE(tally.spread().size(), 900u * 22);
  EXPECT_LE(tally.greatest(), 1e15);
}

TEST(RoundEdges, AreRoundAndLeaveOutliersOut) {
  NumberTally tally;
  for (int i = 0; i < 1000; ++i) tally.add(50'000 + 100 * i);
  tally.add(99'000'000);
  const auto edges = round_edges({&tally}, 28);
  ASSERT_GE(edges.size(), 10u);
  ASSERT_LE(edges.size(), 30u);
  EXPECT_EQ(edges.front(), 50'000);
  EXPECT_EQ(edges[1] - edges[0], 5000);
  const Bins bins = fill_bins(tally, edges);
  EXPECT_EQ(std::accumulate(bins.counts.begin(), bins.counts.end(), bins.below + bins.above), 1001u);
  EXPECT_GE(bins.above, 1u);
}

TEST(RoundEdges, MonthsGoByPartsAndMultiplesOfYears) {
  NumberTally few, many;
  for (const double months : {3.0, 12.0, 36.0, 60.0, 120.0}) few.add(months), many.add(months * 4);
  for (const auto* tally : {&few, &many}) {
    const auto edges = round_edges({tally}, 28, 12);
    const double width = edges[1] - edges[0];
    EXPECT_TRUE(std::remainder(width, 12) == 0 || std::remainder(12, width) == 0) << width;
  }
}

TEST(RoundEdges, OneNumberHasABin) {
  NumberTally tally;
  tally.add(0);
  const Bins bins = fill_bins(tally, round_edges({&tally}, 28));
  ASSERT_EQ(bins.counts.size(), 1u);
  EXPECT_EQ(bins.counts.front(), 1u);
  EXPECT_TRUE(round_edges({}, 28).empty());
}

TEST(RoundStep, IsOneTwoOrFiveTimesAPowerOfTen) {
  EXPECT_EQ(round_step(0.3), 0.5);
  EXPECT_EQ(round_step(1), 1);
  EXPECT_EQ(round_step(1.2), 2);
  EXPECT_EQ(round_step(6100), 10'000);
  EXPECT_EQ(round_step(0), 1);
}

}  // namespace
}  // namespace quern::report

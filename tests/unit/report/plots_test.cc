#include "report/plots.h"

#include <gtest/gtest.h>

#include <numeric>

#include "report/show.h"

namespace quern::report {
namespace {

TEST(Histogram, HoldsAllNumbersAndSaysWhatLiesOutside) {
  NumberTally low, high;
  for (int i = 0; i < 500; ++i) low.add(20'000 + 100 * i), high.add(30'000 + 100 * i);
  low.add(1e9);
  const Plot plot = histogram("pay", "EUR", low, high);
  ASSERT_EQ(plot.bars.size(), plot.line.size());
  ASSERT_EQ(plot.bars.size(), plot.labels.size());
  const uint64_t shown =
      std::accumulate(plot.bars.begin(), plot.bars.end(), uint64_t{0}) + std::accumulate(plot.line.begin(), plot.line.end(), uint64_t{0});
  EXPECT_NE(plot.note.find(grouped(1001 - shown) + " value"), std::string::npos) << plot.note;
  for (const Plot::Tick& tick : plot.ticks) {
    EXPECT_GE(tick.at, 0) << tick.label;
    EXPECT_LE(tick.at, static_cast<double>(plot.bars.size()) + 0.01) << tick.label;
  }
  EXPECT_GE(plot.ticks.size(), 3u);
}

TEST(Timeline, GoesByMonthOrByYear) {
  const Plot months = timeline("start", {{"2025-11", 2}, {"2026-02", 3}});
  EXPECT_EQ(months.bars, (std::vector<uint64_t>{2, 0, 0, 3}));
  EXPECT_EQ(months.labels.back(), "2026-02");
  const Plot years = timeline("start", {{"2004", 1}, {"2004-05", 1}, {"2026-02", 3}});
  EXPECT_EQ(years.bars.size(), 23u);
  EXPECT_EQ(years.bars.front(), 2u);
  EXPECT_EQ(years.labels.back(), "2026");
  EXPECT_LE(timeline("start", {{"0001", 1}, {"9999-12", 1}}).bars.size(), 101u);
  EXPECT_TRUE(timeline("start", {{"2026-13", 1}}).bars.empty());
}

TEST(WritePlot, IsAPictureWithATitleAndTicks) {
  std::string out;
  HtmlWriter html(out);
  write_plot(timeline("start <b>", {{"2025-11", 2}, {"2026-02", 3}}), html);
  EXPECT_NE(out.find("aria-label=\"start &lt;b&gt;\""), std::string::npos);
  EXPECT_NE(out.find("<title>2025-11: 2</title>"), std::string::npos);
  EXPECT_NE(out.find(">2026-02</text>"), std::string::npos);
  EXPECT_EQ(out.find("nan"), std::string::npos);
}

TEST(Show, SpellsNumbers) {
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(compact(1'250'000), "1.25M");
  EXPECT_EQ(compact(3e9), "3bn");
  EXPECT_EQ(compact(12'500), "12,500");
  EXPECT_EQ(compact(-0.0), "0");
  EXPECT_EQ(compact(13.6), "13.6");
  EXPECT_EQ(size_of(3'200'000), "3.2 MB");
  EXPECT_EQ(size_of(1), "1 byte");
  EXPECT_EQ(share_of(1, 3), "33.3 %");
  EXPECT_EQ(share_of(1, 100'000), "< 0.1 %");
  EXPECT_EQ(share_of(99'999, 100'000), "> 99.9 %");
  EXPECT_EQ(share_of(0, 0), "-");
}

}  // namespace
}  // namespace quern::report

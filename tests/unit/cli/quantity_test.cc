#include "cli/quantity.h"

#include <gtest/gtest.h>

namespace quern::cli {
namespace {

TEST(Quantity, ReadsSizes) {
  EXPECT_EQ(parse_size("1"), 1u);
  EXPECT_EQ(parse_size("64k"), 64u << 10);
  EXPECT_EQ(parse_size("16M"), 16u << 20);
  EXPECT_EQ(parse_size("2G"), uint64_t{2} << 30);
  EXPECT_EQ(parse_size("17179869183G"), uint64_t{17179869183} << 30);  // the last that fits
  for (const char* bad : {"", "0", "K", "-1", "+1", "1.5M", "16MB", " 1", "1 K", "17179869184G", "18446744073709551616"})
    EXPECT_EQ(parse_size(bad), std::nullopt) << bad;
}

TEST(Quantity, ReadsTimes) {
  using std::chrono::milliseconds;
  EXPECT_EQ(parse_time("500ms"), milliseconds(500));
  EXPECT_EQ(parse_time("10s"), milliseconds(10'000));
  EXPECT_EQ(parse_time("2m"), milliseconds(120'000));
  EXPECT_EQ(parse_time("8760h"), milliseconds(uint64_t{8760} * 3'600'000));
  for (const char* bad : {"", "5", "s", "ms", "0s", "-1s", "1.5s", "1 s", "8761h", "99999999999999999999s", "1d"})
    EXPECT_EQ(parse_time(bad), std::nullopt) << bad;
}

TEST(Quantity, ReadsLimits) {
  EXPECT_TRUE(parse_limit("0")->exceeded_by(1, 100));
  EXPECT_FALSE(parse_limit("1")->exceeded_by(1, 1));
  EXPECT_FALSE(parse_limit("10%")->exceeded_by(1, 10));
  EXPECT_TRUE(parse_limit("9.9%")->exceeded_by(1, 10));
  EXPECT_FALSE(parse_limit("0%")->exceeded_by(0, 0));
  for (const char* bad : {"", "%", "-1", "101%", "-1%", "nan%", "inf%", "ten", "1.5"}) EXPECT_FALSE(parse_limit(bad)) << bad;
}

TEST(Quantity, ShowsSizesAndCounts) {
  EXPECT_EQ(show_size(1), "1 byte");
  EXPECT_EQ(show_size(999), "999 bytes");
  EXPECT_EQ(show_size(1000), "1.0 kB");
  EXPECT_EQ(show_size(999'949), "999.9 kB");
  EXPECT_EQ(show_size(999'950), "1.0 MB");
  EXPECT_EQ(show_size(5'000'000'000'000'000), "5000.0 TB");
  EXPECT_EQ(show_count(0, "record"), "0 records");
  EXPECT_EQ(show_count(1, "record"), "1 record");
}

}  // namespace
}  // namespace quern::cli

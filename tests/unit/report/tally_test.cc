#include "report/tally.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace quern::report {
namespace {

TEST(Tally, SortsByCountThenName) {
  Tally tally;
  for (const char* name : {"b", "c", "a", "c"}) tally.add(name, 10);
  const auto entries = tally.sorted();
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0].name, "c");
  EXPECT_EQ(entries[0].count, 2u);
  EXPECT_EQ(entries[0].weight, 20u);
  EXPECT_EQ(entries[1].name, "a");
  EXPECT_EQ(tally.total(), 4u);
  EXPECT_EQ(tally.pooled(), 0u);
}

TEST(Tally, KeepsTheFrequentAndPoolsTheRareWhenRoomIsUsedUp) {
  Tally tally(100);
  for (int i = 0; i < 5000; ++i) {
    tally.add("often");
    tally.add("name " + std::to_string(i));
  }
  EXPECT_LE(tally.names(), 100u);
  EXPECT_EQ(tally.sorted().front().name, "often");
  EXPECT_EQ(tally.sorted().front().count, 5000u);
  uint64_t named = 0;
  for (const auto& entry : tally.sorted()) named += entry.count;
  EXPECT_EQ(named + tally.pooled(), tally.total());
}

TEST(Tally, CutsLongNamesBetweenCharacters) {
  Tally tally;
  std::string name;
  for (int i = 0; i < 1000; ++i) name += "ü";
  tally.add("x" + name);
  const std::string kept = tally.sorted().front().name;
  EXPECT_LT(kept.size(), 300u);
  EXPECT_TRUE(utf8::valid(kept));
}

}  // namespace
}  // namespace quern::report

#include <gtest/gtest.h>

#include "quern/text.h"

namespace quern {
namespace {

using Edits = std::vector<OriginMap::Edit>;

bool operator_equal(const Edits& a, std::span<const OriginMap::Edit> b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return x.before == y.before && x.after == y.after; });
}

TEST(OriginMap, IdentityLeavesOffsets) {
  const OriginMap map;
  EXPECT_TRUE(map.identity());
  EXPECT_EQ(map.before(7), 7u);
  EXPECT_EQ(map.after(7), 7u);
}

TEST(OriginMap, MapsAroundAndIntoEdits) {
  const OriginMap map(Edits{{{2, 6}, {2, 3}}, {{10, 12}, {7, 7}}});  // 4 bytes -> 1, 2 bytes removed
  EXPECT_EQ(map.before(1), 1u);
  EXPECT_EQ(map.before(2), 2u);
  EXPECT_EQ(map.before(3), 6u);
  EXPECT_EQ(map.before(6), 9u);
  EXPECT_EQ(map.before(7), 12u);  // the byte behind what was removed
  EXPECT_EQ(map.after(4), 2u);
  EXPECT_EQ(map.after(6), 3u);
  EXPECT_EQ(map.after(11), 7u);
  EXPECT_EQ(map.after(12), 7u);
}

TEST(OriginMap, JoinsEditsThatDoNotMeet) {
  const OriginMap first(Edits{{{2, 6}, {2, 3}}});
  const OriginMap second(Edits{{{5, 6}, {5, 8}}});
  EXPECT_TRUE(operator_equal({{{2, 6}, {2, 3}}, {{8, 9}, {5, 8}}}, first.then(second).edits()));
}

TEST(OriginMap, JoinsEditsThatOverlap) {
  const OriginMap first(Edits{{{0, 8}, {0, 4}}});   // aaaaaaaa -> bbbb
  const OriginMap second(Edits{{{2, 6}, {2, 3}}});  // the last two of them and two more -> c
  EXPECT_TRUE(operator_equal({{{0, 10}, {0, 3}}}, first.then(second).edits()));
}

TEST(OriginMap, JoiningWithTheIdentityChangesNothing) {
  const OriginMap map(Edits{{{1, 3}, {1, 2}}});
  EXPECT_TRUE(operator_equal({{{1, 3}, {1, 2}}}, map.then(OriginMap()).edits()));
  EXPECT_TRUE(operator_equal({{{1, 3}, {1, 2}}}, OriginMap().then(map).edits()));
}

TEST(OriginMap, TwoStepsEqualTheirJoin) {
  const OriginMap first(Edits{{{0, 3}, {0, 0}}, {{5, 9}, {2, 4}}, {{20, 21}, {15, 18}}});
  const OriginMap second(Edits{{{0, 1}, {0, 2}}, {{8, 9}, {9, 9}}, {{15, 18}, {15, 16}}});
  const OriginMap both = first.then(second);
  for (uint32_t offset = 0; offset < 30; ++offset) EXPECT_EQ(both.before(offset), first.before(second.before(offset))) << offset;
}

}  // namespace
}  // namespace quern

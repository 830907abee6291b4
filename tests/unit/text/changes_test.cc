#include "text/changes.h"

#include <gtest/gtest.h>

namespace quern::mojibake {
namespace {

TEST(Changes, JoiningKeepsTheChains) {
  const Changes first{{{0, 8}, {0, 4}, "a", Rule::kLossy}, {{10, 14}, {6, 8}, "a", Rule::kUtf8}};
  const Changes second{{{0, 4}, {0, 2}, "b", Rule::kUtf8}};
  const Changes both = join(first, second);
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].before, (Span{0, 8}));
  EXPECT_EQ(both[0].after, (Span{0, 2}));
  EXPECT_EQ(both[0].chain, "a>b");
  EXPECT_EQ(both[0].rule, Rule::kLossy);
  EXPECT_EQ(both[1].before, (Span{10, 14}));
  EXPECT_EQ(both[1].after, (Span{4, 6}));
  EXPECT_EQ(both[1].chain, "a");
}

TEST(Changes, JoiningWithNothingChangesNothing) {
  const Changes some{{{1, 3}, {1, 2}, "a", Rule::kUtf8}};
  EXPECT_EQ(join(some, {}).size(), 1u);
  EXPECT_EQ(join({}, some).at(0).chain, "a");
}

}  // namespace
}  // namespace quern::mojibake

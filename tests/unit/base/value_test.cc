#include "quern/value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace quern {
namespace {

TEST(Value, NumbersBeyondIntegersGiveTheNearestOne) {
  EXPECT_EQ(Value(1e300).as_integer(), std::numeric_limits<int64_t>::max());
  EXPECT_EQ(Value(-1e300).as_integer(), std::numeric_limits<int64_t>::min());
  EXPECT_EQ(Value(std::nan("")).as_integer(), 0);
  EXPECT_EQ(Value(-2.75).as_integer(), -2);
  EXPECT_EQ(Value("7").as_integer(), 0);
}

}  // namespace
}  // namespace quern

#include "golden/difference.h"

#include <gtest/gtest.h>

namespace quern::testing {
namespace {

TEST(Difference, OfEqualValuesIsEmpty) {
  const Value value = Value::Object{{"a", 1}, {"b", Value::Array{"x", nullptr}}};
  EXPECT_EQ(difference(value, value), "");
}

TEST(Difference, NamesTheMemberAndBothValues) {
  const Value expected = Value::Object{{"salary", Value::Object{{"min", 100}}}};
  const Value actual = Value::Object{{"salary", Value::Object{{"min", 200}}}};
  EXPECT_EQ(difference(expected, actual), "/salary/min: expected 100\n             is       200\n");
}

TEST(Difference, NamesWhatIsMissingAndWhatIsTooMuch) {
  EXPECT_EQ(difference(Value::Object{{"a", 1}}, Value::Object{{"b", 2}}), "/a: is missing\n/b: should not be there: 2\n");
  EXPECT_EQ(difference(Value::Array{"x", "y"}, Value::Array{"x"}), "/1: is missing: \"y\"\n");
  EXPECT_EQ(difference(Value::Array{"x"}, Value::Array{"x", "y"}), "/1: should not be there: \"y\"\n");
}

TEST(Difference, CanLeaveAloneWhatIsNotExpected) {
  const Value actual = Value::Object{{"a", 1}, {"b", 2}};
  EXPECT_EQ(difference(Value::Object{{"a", 1}}, actual, Members::kExpected), "");
  EXPECT_EQ(difference(Value::Object{{"a", 3}}, actual, Members::kExpected), "/a: expected 3\n    is       1\n");
}

TEST(Difference, StopsAtTheLimit) {
  EXPECT_EQ(difference(Value::Array{1, 2, 3}, Value::Array{}, Members::kAll, 1), "/0: is missing: 1\nand 2 more\n");
}

}  // namespace
}  // namespace quern::testing

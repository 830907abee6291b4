#include "fields/fit.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

Shape of(Shape::Type type) {
  Shape shape;
  shape.type = type;
  return shape;
}

TEST(Fit, ChecksStrings) {
  Shape shape = of(Shape::Type::kString);
  shape.min_length = 2;
  shape.max_length = 3;
  Value value("äöü");
  EXPECT_EQ(fit(shape, value), Fit::kFits);
  value = "äöüß";
  EXPECT_EQ(fit(shape, value), Fit::kWrong);
  value = "a";
  EXPECT_EQ(fit(shape, value), Fit::kWrong);
  value = 5;
  EXPECT_EQ(fit(shape, value), Fit::kWrong);
}

TEST(Fit, GivesWordsTheSpellingOfTheEnumeration) {
  Shape shape = of(Shape::Type::kString);
  shape.values = {"remote", "Hybrid"};
  Value value("HYBRID");
  EXPECT_EQ(fit(shape, value), Fit::kFits);
  EXPECT_EQ(value, Value("Hybrid"));
  value = "office";
  EXPECT_EQ(fit(shape, value), Fit::kWrong);
}

TEST(Fit, BoundsNumbers) {
  Shape shape = of(Shape::Type::kInteger);
  shape.minimum = 0;
  shape.maximum = 600;
  Value value(12.0);
  EXPECT_EQ(fit(shape, value), Fit::kFits);
  ASSERT_NE(value.integer(), nullptr);
  EXPECT_EQ(value.as_integer(), 12);
  value = 601;
  EXPECT_EQ(fit(shape, value), Fit::kOutOfRange);
  value = -1;
  EXPECT_EQ(fit(shape, value), Fit::kOutOfRange);
  value = 1.5;
  EXPECT_EQ(fit(shape, value), Fit::kWrong);
}

TEST(Fit, OrdersAndCompletesObjects) {
  Shape shape = of(Shape::Type::kObject);
  Shape list = of(Shape::Type::kArray);
  list.items = std::make_shared<Shape>(of(Shape::Type::kString));
  shape.properties = {{"a", of(Shape::Type::kNumber)}, {"b", of(Shape::Type::kBoolean)}, {"c", list}};
  Value value = Value::Object{{"c", "one"}, {"a", 1}};
  ASSERT_EQ(fit(shape, value), Fit::kFits);
  EXPECT_EQ(value, Value(Value::Object{{"a", 1}, {"b", false}, {"c", Value::Array{"one"}}}));
  shape.properties[0].shape.nullable = false;
  value = Value::Object{{"b", true}};
  EXPECT_EQ(fit(shape, value), Fit::kWrong);
}

TEST(Fit, KeepsTheSoundElementsOfAList) {
  Shape shape = of(Shape::Type::kArray);
  Shape item = of(Shape::Type::kString);
  item.min_length = 2;
  shape.items = std::make_shared<Shape>(item);
  shape.max_items = 2;
  Value value = Value::Array{"a", "bb", "cc", "dd"};
  ASSERT_EQ(fit(shape, value), Fit::kFits);
  EXPECT_EQ(value, Value(Value::Array{"bb", "cc"}));
}

}  // namespace
}  // namespace quern

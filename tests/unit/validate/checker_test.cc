#include "validate/checker.h"

#include <gtest/gtest.h>

#include <memory>

namespace quern {
namespace {

using Type = Shape::Type;

Shape of(Type type, bool nullable = false) {
  Shape shape;
  shape.type = type;
  shape.nullable = nullable;
  return shape;
}

Shape object(std::vector<Property> properties, bool nullable = false) {
  Shape shape = of(Type::kObject, nullable);
  shape.properties = std::move(properties);
  return shape;
}

Shape list(Shape items) {
  Shape shape = of(Type::kArray);
  shape.items = std::make_shared<const Shape>(std::move(items));
  return shape;
}

Shape matching(const std::string& pattern) {
  Shape shape = of(Type::kString);
  shape.pattern_source = pattern;
  auto compiled = Pattern::compile("(?-i:" + pattern + ")");
  EXPECT_TRUE(compiled);
  shape.pattern = std::make_shared<const Pattern>(*compiled);
  return shape;
}

// "code path" of every violation, joined by "; ".
std::string judge(const Shape& shape, std::string_view json) {
  Checker checker(shape);
  if (const auto error = read_json(json, checker)) return to_string(*error);
  std::string out;
  for (const Violation& violation : checker.violations()) {
    if (!out.empty()) out += "; ";
    out += violation.code + ' ' + violation.path;
    EXPECT_FALSE(violation.message.empty());
  }
  return out;
}

TEST(Checker, JudgesTypes) {
  const char* const texts[] = {"\"x\"", "1", "1.5", "true", "null", "{}", "[]"};
  const struct {
    Shape shape;
    std::string_view sound;  // one letter a text
  } cases[] = {
      {of(Type::kString), "y......"},
      {of(Type::kInteger), ".y....."},
      {of(Type::kNumber), ".yy...."},
      {of(Type::kBoolean), "...y..."},
      {object({}), ".....y."},
      {list(of(Type::kString)), "......y"},
      {of(Type::kString, true), "y...y.."},
      {of(Type::kInteger, true), ".y..y.."},
      {of(Type::kNumber, true), ".yy.y.."},
      {of(Type::kBoolean, true), "...yy.."},
      {object({}, true), "....yy."},
  };
  for (const auto& each : cases)
    for (size_t i = 0; i < std::size(texts); ++i)
      EXPECT_EQ(judge(each.shape, texts[i]), each.sound[i] == 'y' ? "" : "wrong_type ") << texts[i] << " " << each.sound;
}

TEST(Checker, CountsWholeNumbersAsIntegers) {
  EXPECT_EQ(judge(of(Type::kInteger), "1.0"), "");
  EXPECT_EQ(judge(of(Type::kInteger), "1e3"), "");
  EXPECT_EQ(judge(of(Type::kInteger), "100000000000000000000"), "");
  EXPECT_EQ(judge(of(Type::kInteger), "1e-3"), "wrong_type ");
}

TEST(Checker, JudgesBounds) {
  Shape shape = of(Type::kNumber);
  shape.minimum = 0;
  shape.maximum = 600;
  for (const char* text : {"0", "600", "0.5", "600.0"}) EXPECT_EQ(judge(shape, text), "") << text;
  for (const char* text : {"-1", "601", "-0.001", "600.5", "1e300"}) EXPECT_EQ(judge(shape, text), "out_of_range ") << text;
}

TEST(Checker, JudgesStrings) {
  Shape closed = of(Type::kString, true);
  closed.values = {"hour", "day"};
  EXPECT_EQ(judge(closed, "\"day\""), "");
  EXPECT_EQ(judge(closed, "null"), "");
  EXPECT_EQ(judge(closed, "\"Day\""), "not_in_enum ");
  EXPECT_EQ(judge(closed, "\"\""), "not_in_enum ");

  Shape sized = of(Type::kString);
  sized.min_length = 2;
  sized.max_length = 3;
  EXPECT_EQ(judge(sized, "\"éé\""), "");  // code points, not bytes
  EXPECT_EQ(judge(sized, "\"💰💰💰\""), "");
  EXPECT_EQ(judge(sized, "\"é\""), "too_short ");
  EXPECT_EQ(judge(sized, "\"💰💰💰💰\""), "too_long ");

  const Shape date = matching(kDatePattern);
  EXPECT_EQ(judge(date, "\"2026-03-31\""), "");
  EXPECT_EQ(judge(date, "\"2026-3-31\""), "pattern_mismatch ");
  EXPECT_EQ(judge(date, "\"2026-03-31\\n\""), "pattern_mismatch ");
  EXPECT_EQ(judge(matching("^[A-Z]{3}$"), "\"usd\""), "pattern_mismatch ");
}

TEST(Checker, JudgesMembers) {
  const Shape shape = object({{"a", of(Type::kInteger)}, {"b", of(Type::kString)}, {"c", of(Type::kString), true}});
  EXPECT_EQ(judge(shape, R"({"a":1,"b":"x","c":"y"})"), "");
  EXPECT_EQ(judge(shape, R"({"a":1,"b":"x"})"), "");
  EXPECT_EQ(judge(shape, R"({"c":"y","b":"x","a":1})"), "");  // any order
  EXPECT_EQ(judge(shape, R"({"b":"x"})"), "missing_member ");
  EXPECT_EQ(judge(shape, "{}"), "missing_member ; missing_member ");
  EXPECT_EQ(judge(shape, R"({"c":"y"})"), "missing_member ; missing_member ");
  EXPECT_EQ(judge(shape, R"({"a":1,"d":[{"e":1}],"b":"x"})"), "unknown_member ");
  EXPECT_EQ(judge(shape, R"({"a":1,"b":"x","a":2})"), "duplicate_member ");
  EXPECT_EQ(judge(shape, R"({"a":1,"a":2})"), "duplicate_member ; missing_member ");
  EXPECT_EQ(judge(shape, R"({"A":1,"b":"x"})"), "unknown_member ; missing_member ");
}

TEST(Checker, JudgesListLengths) {
  Shape pair = list(of(Type::kInteger));
  pair.min_items = pair.max_items = 2;
  EXPECT_EQ(judge(pair, "[1,2]"), "");
  EXPECT_EQ(judge(pair, "[1]"), "too_short ");
  EXPECT_EQ(judge(pair, "[]"), "too_short ");
  EXPECT_EQ(judge(pair, "[1,2,3]"), "too_long ");
  EXPECT_EQ(judge(pair, "[1,\"x\",[3]]"), "wrong_type /1; wrong_type /2; too_long ");
}

TEST(Checker, PointsAtTheValue) {
  const Shape shape = object({{"a/b~c", list(object({{"x", of(Type::kInteger)}, {"y", list(of(Type::kString))}}))}});
  EXPECT_EQ(judge(shape, R"({"a/b~c":[{"x":1,"y":[]},{"x":"1","y":["a",2]}]})"), "wrong_type /a~1b~0c/1/x; wrong_type /a~1b~0c/1/y/1");
  EXPECT_EQ(judge(shape, R"({"a/b~c":[{"x":1,"z":2}]})"), "unknown_member /a~1b~0c/0; missing_member /a~1b~0c/0");
}

TEST(Checker, StepsOverValuesOfTheWrongType) {
  const Shape shape = object({{"a", of(Type::kInteger)}, {"b", of(Type::kInteger)}});
  EXPECT_EQ(judge(shape, R"({"a":{"b":[{"a":"x"}],"c":{}},"b":"y"})"), "wrong_type /a; wrong_type /b");
  EXPECT_EQ(judge(shape, R"([{"a":1}])"), "wrong_type ");
}

TEST(Checker, SaysWhatIsAndWhatMustBe) {
  Shape number = of(Type::kNumber, true);
  number.minimum = 0;
  const auto message = [](const Shape& shape, std::string_view json) {
    Checker checker(shape);
    EXPECT_FALSE(read_json(json, checker));
    return checker.violations().empty() ? std::string() : checker.violations()[0].message;
  };
  EXPECT_EQ(message(number, "\"x\""), "is a string, must be a number or null");
  EXPECT_EQ(message(number, "-1.5"), "is -1.5, must be 0 at the least");
  const std::string long_text = '"' + std::string(59, 'x') + "é" + std::string(100, 'x') + '"';
  Shape closed = of(Type::kString);
  closed.values = {"day"};
  EXPECT_EQ(message(closed, long_text), "is \"" + std::string(59, 'x') + "...\", must be one of day");
}

TEST(Checker, BoundsTheList) {
  std::string json = "[0";
  for (size_t i = 0; i < 2 * kMaxViolations; ++i) json += ",0";
  const Shape shape = list(of(Type::kString));
  Checker bounded(shape);
  ASSERT_FALSE(read_json(json + "]", bounded));
  EXPECT_EQ(bounded.violations().size(), kMaxViolations);
}

}  // namespace
}  // namespace quern

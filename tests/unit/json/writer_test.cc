#include "json/writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "base/utf8.h"
#include "json/reader.h"

namespace quern {
namespace {

std::string as_json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string pretty(const Value& value) {
  std::string out;
  JsonWriter writer(out, JsonWriter::Layout::kPretty);
  write_value(value, writer);
  return out;
}

std::string number(double value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

TEST(AppendJsonString, InAsciiAlone) {
  std::string out;
  append_ascii_json_string(out, "a\"\n\u00E9\u2028\U0001F4B0\x01");
  EXPECT_EQ(out, R"("a\"\n\u00e9\u2028\ud83d\udcb0\u0001")");
}

TEST(JsonWriter, EscapesOnlyWhatMustBe) {
  EXPECT_EQ(as_json(""), "\"\"");
  EXPECT_EQ(as_json("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(as_json("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(as_json(std::string("\0\x01\x1f", 3)), R"("\u0000\u0001\u001f")");
  EXPECT_EQ(as_json("/<>&'\x7f é 💰 \u2028\u2029"), "\"/<>&'\x7f é 💰 \u2028\u2029\"");
}

// Every byte that may need an escape, at every distance from the eight-byte steps of the scan, next to its neighbours in value.
TEST(JsonWriter, EscapesAtEveryOffset) {
  for (size_t size = 0; size < 20; ++size) {
    for (size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 0x80; ++byte) {
        std::string text(size, 'x');
        text[at] = static_cast<char>(byte);
        if (at + 1 < size) text[at + 1] = '!';  // one below the quote: a borrow must not mark it
        const auto back = parse_json(as_json(text));
        ASSERT_TRUE(back) << as_json(text);
        EXPECT_EQ(back->as_string(), text);
        const bool escaped = as_json(text).size() > size + 2;
        EXPECT_EQ(escaped, byte < 0x20 || byte == '"' || byte == '\\') << byte;
      }
    }
  }
}

TEST(JsonWriter, WritesShortestNumbers) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(1), "1");
  EXPECT_EQ(number(-160000), "-160000");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(12.5), "12.5");
  EXPECT_EQ(number(1e15), "1000000000000000");
  EXPECT_EQ(number(1e300), "1e+300");
  EXPECT_EQ(number(1.7976931348623157e308), "1.7976931348623157e+308");
  EXPECT_EQ(to_json(Value(INT64_MIN)), "-9223372036854775808");
  EXPECT_EQ(to_json(Value(INT64_MAX)), "9223372036854775807");
  EXPECT_EQ(number(9223372036854775808.0), "9223372036854775808");
}

TEST(JsonWriter, WritesCompactAndPretty) {
  const Value value =
      Value::Object{{"a", Value::Array{1, "x", nullptr}}, {"b", Value::Object{}}, {"c", Value::Array{}}, {"d", Value::Object{{"e", true}}}};
  EXPECT_EQ(to_json(value), R"({"a":[1,"x",null],"b":{},"c":[],"d":{"e":true}})");
  EXPECT_EQ(pretty(value), R"({
  "a": [
    1,
    "x",
    null
  ],
  "b": {},
  "c": [],
  "d": {
    "e": true
  }
})");
  EXPECT_EQ(to_json(Value()), "null");
  EXPECT_EQ(pretty(Value(Value::Array{})), "[]");
}

// Makes values of every type, with strings of awkward code points.
class RandomValues {
 public:
  Value next(int depth = 0) {
    switch (pick(depth < 5 ? 8 : 6)) {
      case 0: return nullptr;
      case 1: return pick(2) == 0;
      case 2: return static_cast<int64_t>(random_());
      case 3: return double_value();
      case 4:
      case 5: return text();
      case 6: {
        Value::Array elements;
        for (size_t n = pick(5); n > 0; --n) elements.push_back(next(depth + 1));
        return elements;
      }
      default: {
        Value object = Value::Object{};
        for (size_t n = pick(5); n > 0; --n) object.set(text(), next(depth + 1));
        return object;
      }
    }
  }

 private:
  size_t pick(size_t below) { return random_() % below; }
  // Not a whole number: those come back as integers.
  Value double_value() {
    const double value = std::ldexp(static_cast<double>(random_() >> 11) + 0.5, static_cast<int>(pick(200)) - 160);
    return value == std::trunc(value) ? Value(0.5) : Value(value);
  }
  std::string text() {
    static constexpr char32_t kAwkward[] = {0,    1,    0x1F, ' ',  '!',    '"',    '#',    '/',    '[',     '\\',    ']',
                                            0x7F, 0x80, 0x9F, 0xE9, 0x2028, 0xFEFF, 0xFFFD, 0xFFFF, 0x1F4B0, 0x10FFFF};
    std::string out;
    for (size_t n = pick(30); n > 0; --n)
      utf8::append(out, pick(3) == 0 ? kAwkward[pick(std::size(kAwkward))] : static_cast<char32_t>('a' + pick(26)));
    return out;
  }

  std::mt19937_64 random_{20240229};
};

TEST(JsonWriter, WhatIsWrittenReadsBack) {
  RandomValues values;
  for (int i = 0; i < 3000; ++i) {
    const Value value = values.next();
    for (const std::string& json : {to_json(value), pretty(value)}) {
      const auto back = parse_json(json);
      ASSERT_TRUE(back) << json;
      ASSERT_EQ(*back, value) << json;
    }
  }
}

}  // namespace
}  // namespace quern

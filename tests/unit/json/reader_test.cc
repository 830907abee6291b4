#include "json/reader.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <string>
#include <vector>

namespace quern {
namespace {

Value parsed(std::string_view json) {
  auto value = parse_json(json);
  if (!value) {
    ADD_FAILURE() << json << ": " << to_string(value.errors()[0]);
    return {};
  }
  return *value;
}

std::string refused(std::string_view json) {
  const auto value = parse_json(json);
  return value ? "" : value.errors()[0].code;
}

TEST(JsonReader, ReadsEveryType) {
  const Value value = parsed(R"( {"a":null,"b":true,"c":false,"d":-12,"e":1.5,"f":"x","g":[1,[]],"h":{}} )");
  EXPECT_EQ(value, Value(Value::Object{{"a", nullptr},
                                       {"b", true},
                                       {"c", false},
                                       {"d", -12},
                                       {"e", 1.5},
                                       {"f", "x"},
                                       {"g", Value::Array{1, Value::Array{}}},
                                       {"h", Value::Object{}}}));
}

TEST(JsonReader, ReadsScalarsAlone) {
  EXPECT_EQ(parsed("null"), Value());
  EXPECT_EQ(parsed(" true "), Value(true));
  EXPECT_EQ(parsed("12"), Value(12));
  EXPECT_EQ(parsed("\"x\""), Value("x"));
}

TEST(JsonReader, UnescapesStrings) {
  EXPECT_EQ(parsed(R"("\"\\\/\b\f\n\r\té😀")"), Value("\"\\/\b\f\n\r\té😀"));
  EXPECT_EQ(parsed(R"({"\u0061":1})"), Value(Value::Object{{"a", 1}}));
}

TEST(JsonReader, KeepsIntegersExact) {
  EXPECT_EQ(*parsed("9223372036854775807").integer(), INT64_MAX);
  EXPECT_EQ(*parsed("-9223372036854775808").integer(), INT64_MIN);
  EXPECT_EQ(*parsed("9223372036854775808").number(), 9223372036854775808.0);
  EXPECT_EQ(*parsed("123456789012345678901234567890").number(), 123456789012345678901234567890.0);
  EXPECT_EQ(*parsed("1.0").number(), 1.0);
  EXPECT_EQ(*parsed("1e2").number(), 100.0);
}

TEST(JsonReader, RefusesWhatIsNoJson) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "}",
                           "[",
                           "[1",
                           "[1,]",
                           "[,1]",
                           "[1 2]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "{\"a\" 1}",
                           "{\"a\":1 \"b\":2}",
                           "nul",
                           "nulll",
                           "truee",
                           "tru",
                           "NaN",
                           "Infinity",
                           "01",
                           "1.",
                           ".5",
                           "+1",
                           "-",
                           "1e",
                           "0x1",
                           "\"",
                           "\"\\x\"",
                           "\"\\ud800\"",
                           "\"\\ud800\\u0041\"",
                           "\"\n\"",
                           "1 2",
                           "{} {}",
                           "[] 1",
                           "[1]]",
                           "{}}",
                           "[}",
                           "{]",
                           "'a'",
                           "// c\n1",
                           "\"\xff\"",
                           "1e400",
                           "[1e400]",
                           "[01]",
                           "[nope]",
                           "[truex]",
                           "[1x]",
                           "[\"a\"x]",
                           "\xEF\xBB\xBF"})
    EXPECT_EQ(refused(text), "not_json") << text;
}

TEST(JsonReader, SaysWhere) {
  const auto value = parse_json("{\n  \"a\": 1,\n  \"b\": nope\n}");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.errors()[0].place.line, 3u);
  EXPECT_EQ(value.errors()[0].place.column, 8u);
}

TEST(JsonReader, RefusesTwins) {
  EXPECT_EQ(refused(R"({"a":1,"b":2,"a":3})"), "not_json");
  EXPECT_EQ(refused(R"([{"a":1},{"a":2,"\u0061":3}])"), "not_json");
  EXPECT_EQ(parsed(R"([{"a":1},{"a":2}])").array()->size(), 2u);
}

TEST(JsonReader, BoundsNesting) {
  const auto nested = [](size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  EXPECT_EQ(refused(nested(kMaxJsonDepth)), "");
  EXPECT_EQ(refused(nested(kMaxJsonDepth + 1)), "not_json");
  EXPECT_EQ(refused(std::string(1000000, '[')), "not_json");
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
  EXPECT_EQ(refused(objects), "not_json");
}

TEST(JsonReader, SkipsAByteOrderMark) { EXPECT_EQ(parsed("\xEF\xBB\xBF[1]"), Value(Value::Array{1})); }

// Every one-byte damage of a document: the verdict is that of simdjson's other front end, which parses by another code path.
TEST(JsonReader, JudgesAsTheDomParserDoes) {
  const std::string sound = R"({"a":[1,-2.5e3,"x\"\u00e9y",{"b":null,"c":[true,false,[]]}],"dé":{"e":{}},"f":0.1})";
  ASSERT_EQ(refused(sound), "");
  simdjson::dom::parser dom;
  const std::string replacements = "{}[]:,\"\\0-.eEntf x\n\x01\xC3";
  for (size_t at = 0; at < sound.size(); ++at) {
    std::vector<std::string> damaged = {sound.substr(0, at), sound.substr(at), sound.substr(0, at) + sound.substr(at + 1)};
    for (const char c : replacements) {
      damaged.push_back(sound);
      damaged.back()[at] = c;
      damaged.push_back(sound.substr(0, at) + c + sound.substr(at));
    }
    for (const std::string& text : damaged) {
      const bool twins = [&] {
        const auto value = parse_json(text);
        return !value && value.errors()[0].message.find("twice") != std::string::npos;
      }();
      const bool dom_takes = dom.parse(text).error() == simdjson::SUCCESS;
      EXPECT_EQ(refused(text).empty() || twins, dom_takes) << text;
    }
  }
}

}  // namespace
}  // namespace quern

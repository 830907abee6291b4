#include "json/line_reader.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

struct Read {
  std::string text, id;
  bool operator==(const Read&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Read& read) { return out << read.text << " / " << read.id; }

Read read(std::string_view line, std::string_view text_path = "text", std::string_view id_path = "id") {
  JsonLineReader reader(text_path, id_path);
  const auto result = reader.read(line);
  if (!result) return {"error: " + result.errors()[0].code, result.errors()[0].message};
  return {std::string(result->text), result->id};
}

const std::string kRefused = "error: invalid_json_line";

TEST(JsonLineReader, FindsTextAndId) {
  EXPECT_EQ(read(R"({"text":"a","id":"b"})"), (Read{"a", "b"}));
  EXPECT_EQ(read(R"( {"id":"b","x":[{"text":1}],"text":"a\nb\u00e9"} )"), (Read{"a\nbé", "b"}));
  EXPECT_EQ(read(R"({"text":"a","id":"b"})", "text", ""), (Read{"a", ""}));
  EXPECT_EQ(read("\xEF\xBB\xBF{\"text\":\"a\"}"), (Read{"a", ""}));
  EXPECT_EQ(read(R"({"text":""})"), (Read{"", ""}));
}

TEST(JsonLineReader, SaysHowTheTextStandsInTheLine) {
  JsonLineReader reader("a.text", "");
  for (const std::string_view line : {R"({"x":1,"a":{"text" : "q\"\u00e9" , "b":2}})", "\xEF\xBB\xBF{\"a\":{\"text\":\"\"}} \n"}) {
    const auto read = reader.read(line);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->raw, read->text.empty() ? "\"\"" : R"("q\"\u00e9")");
    EXPECT_GE(read->raw.data(), line.data());
    EXPECT_LE(read->raw.data() + read->raw.size(), line.data() + line.size());
  }
}

TEST(JsonLineReader, TakesNumbersAsIdsAsWritten) {
  EXPECT_EQ(read(R"({"text":"a","id":0012e})").text, "a");  // stepped over, not judged
  EXPECT_EQ(read(R"({"text":"a","id":12345678901234567890123 })"), (Read{"a", "12345678901234567890123"}));
  EXPECT_EQ(read(R"({"text":"a","id":1.50})"), (Read{"a", "1.50"}));
  EXPECT_EQ(read(R"({"text":"a","id":null})"), (Read{"a", ""}));
  EXPECT_EQ(read(R"({"text":"a","id":{"$oid":"x"}})"), (Read{"a", ""}));
  EXPECT_EQ(read(R"({"text":"a","id":{"$oid":"x"}})", "text", "id.$oid"), (Read{"a", "x"}));
}

TEST(JsonLineReader, FollowsDottedPaths) {
  const std::string_view nested = R"({"n":1,"job":{"id":7,"body":{"text":"Duties"}},"z":2})";
  EXPECT_EQ(read(nested, "job.body.text", "job.id"), (Read{"Duties", "7"}));
  EXPECT_EQ(read(nested, "job.body.text", "z"), (Read{"Duties", "2"}));
  EXPECT_EQ(read(nested, "job.body.text", "job.body.missing"), (Read{"Duties", ""}));
  EXPECT_EQ(read(R"({"job.text":"flat","job":{"text":"nested"}})", "job.text", "x"), (Read{"flat", ""}));
  EXPECT_EQ(read(R"({"job":"a string"})", "job.text", "x").text, kRefused);
}

TEST(JsonLineReader, TakesTheLastOfTwins) {
  EXPECT_EQ(read(R"({"text":"a","text":"b","id":1,"id":2})"), (Read{"b", "2"}));
  EXPECT_EQ(read(R"({"text":[1],"t\u0065xt":"b","id":{"x":[]},"id":"c"})"), (Read{"b", "c"}));
  EXPECT_EQ(read(R"({"a":{"text":"x","text":"y"},"b":1,"a":{"z":1,"text":"z"}})", "a.text"), (Read{"z", ""}));
  EXPECT_EQ(read(R"({"a":{"text":"x"},"a":{"z":1}})", "a.text").text, kRefused);
  EXPECT_EQ(read(R"({"a":{"text":"x"},"a":5})", "a.text").id, "the line has no member `a.text`");
  JsonLineReader reader("text", "");
  EXPECT_EQ(reader.read(R"({"text":"\u0061","text":"\u0062"})")->raw, R"("\u0062")");
}

TEST(JsonLineReader, FindsNamesThatAreEscaped) {
  EXPECT_EQ(read(R"({"te\u0078t":"a","\u0069d":"b"})"), (Read{"a", "b"}));
  EXPECT_EQ(read(R"({"j\u006Fb":{"te\u0078t":"a"}})", "job.text"), (Read{"a", ""}));
  EXPECT_EQ(read(R"({"a\"b":"a"})", "a\"b"), (Read{"a", ""}));
  EXPECT_EQ(read(R"({"\ud800":1,"text":"a"})"), (Read{"a", ""}));  // whatever it is, it is not asked for
  EXPECT_EQ(read(R"({"texts":"b","tex":"c","x\"text":"d"})").text, kRefused);
}

TEST(JsonLineReader, StepsOverWhatIsNotAskedFor) { EXPECT_EQ(read(R"({"salary":NaN,"deep":[[[{"a":[]}]]],"text":"a"})"), (Read{"a", ""})); }

TEST(JsonLineReader, SaysWhyALineIsRefused) {
  EXPECT_EQ(read("[1]").id, "the line is no JSON object");
  EXPECT_EQ(read("12").text, kRefused);
  EXPECT_EQ(read(R"({"text":"a"} {"text":"b"})").id, "something follows on the line after the object");
  EXPECT_EQ(read(R"({"txt":"a"})").id, "the line has no member `text`");
  EXPECT_EQ(read(R"({"text":null})").id, "the member `text` is null, not a string");
  EXPECT_EQ(read(R"({"text":["a"]})").id, "the member `text` is an array, not a string");
  EXPECT_EQ(read(R"({"text":12})").id, "the member `text` is a number, not a string");
}

TEST(JsonLineReader, RefusesWhatIsNoJson) {
  for (const char* line :
       {"", "   ", "{", "{\"text\":\"a\"", "{\"text\":\"a", "{\"text\" \"a\"}", "{\"text\":\"\\ud800\"}", "{text:1}", "{\"text\":\"\xff\"}",
        "null", "\"text\"", "{\"a\":1,\"text\":}", "}", "{\"text\":\"a\"}{\"text\":\"b\"}", "{\"text\":\"a\"},",
        "{\"text\":\"a\",\"b\":[1,2}", "{\"text\":\"a\",}", "{\"text\":\"a\"}]", "{\"text\":\"a\" \"b\":1}"})
    EXPECT_EQ(read(line).text, kRefused) << line;
}

TEST(JsonLineReader, KeepsItsBuffersBetweenLines) {
  JsonLineReader reader("text", "id");
  const std::string large = "{\"text\":\"" + std::string(100000, 'x') + "\",\"id\":\"first\"}";
  ASSERT_EQ(reader.read(large)->text.size(), 100000u);
  const auto next = reader.read(R"({"text":"short","id":"second"})");
  ASSERT_TRUE(next);
  EXPECT_EQ(next->text, "short");
  EXPECT_EQ(next->id, "second");
  EXPECT_FALSE(reader.read("{"));
  EXPECT_EQ(reader.read(R"({"text":"again"})")->text, "again");
}

}  // namespace
}  // namespace quern

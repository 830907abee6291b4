#include <gtest/gtest.h>

#include "json/reader.h"
#include "quern/emit.h"

namespace quern {
namespace {

Reject reject(std::string original) {
  Reject made;
  made.code = "not_text";
  made.reason = "byte 3 is NUL";
  made.source.uri = "a.bin";
  made.source.document = 2;
  made.source.offset = 100;
  made.source.bytes = original.size();
  made.source.sha256 = "00ff";
  made.original = std::move(original);
  return made;
}

Value line(const Reject& made) {
  std::string out = "before\n";
  emit(made, out);
  EXPECT_EQ(out.rfind("before\n", 0), 0u);
  EXPECT_EQ(out.find('\n', 7), out.size() - 1);
  auto value = parse_json(out.substr(7));
  EXPECT_TRUE(value) << out;
  return value ? *value : Value();
}

TEST(RejectLine, SaysCodeReasonSourceAndOriginal) {
  const Value value = line(reject("two\nlines"));
  const Value::Object source = {{"uri", "a.bin"},     {"document", 2}, {"offset", 100},   {"media_type", "text/plain"},
                                {"charset", nullptr}, {"bytes", 9},    {"sha256", "00ff"}};
  EXPECT_EQ(value, Value(Value::Object{{"code", "not_text"}, {"reason", "byte 3 is NUL"}, {"source", source}, {"original", "two\nlines"}}));
}

TEST(RejectLine, KeepsBytesThatAreNoUtf8) {
  EXPECT_EQ(line(reject("\xFF")).find("original_base64")->as_string(), "/w==");
  EXPECT_EQ(line(reject(std::string("\xFF\x00", 2))).find("original_base64")->as_string(), "/wA=");
  EXPECT_EQ(line(reject("\xFF\xFE\xFD")).find("original_base64")->as_string(), "//79");
  EXPECT_EQ(line(reject("\xFF")).find("original"), nullptr);
  // More than one piece of the encoder.
  const std::string large(size_t{3} * (1 << 20) + 1, '\xFF');
  const std::string encoded(line(reject(large)).find("original_base64")->as_string());
  EXPECT_EQ(encoded, std::string(size_t{4} * (1 << 20), '/') + "/w==");
}

TEST(RejectLine, TakesFileNamesOfAnyBytes) {
  Reject made = reject("x");
  made.source.uri = "caf\xE9.txt";
  EXPECT_EQ(line(made).find("source")->find("uri")->as_string(), "caf\uFFFD.txt");
}

}  // namespace
}  // namespace quern

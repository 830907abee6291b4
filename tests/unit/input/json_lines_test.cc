#include "input/json_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace quern {
namespace {

// One document as a line: what it is, and where it stood.
std::vector<std::string> run(std::string_view bytes, JsonLinesOptions options, size_t chunk) {
  std::vector<std::string> out;
  const auto place = [](const Source& source) { return " #" + std::to_string(source.document) + " @" + std::to_string(source.offset); };
  JsonLines lines(std::move(options), [&](JsonLines::Item&& item) {
    if (const auto* document = std::get_if<JsonDocument>(&item)) {
      out.push_back(std::string(document->text) + " id=" + document->id + place(document->source));
    } else {
      const Reject& reject = std::get<Reject>(item);
      out.push_back(reject.code + ": " + reject.reason + " [" + reject.original + "] " + std::to_string(reject.source.bytes) +
                    place(reject.source));
    }
  });
  for (size_t at = 0; at < bytes.size(); at += chunk) lines.feed(bytes.substr(at, chunk));
  lines.finish();
  EXPECT_EQ(lines.documents(), out.size());
  return out;
}

std::vector<std::string> read(std::string_view bytes, std::string_view text = "text", std::string_view id = "id", size_t limit = 1000) {
  const JsonLinesOptions options{std::string(text), std::string(id), limit, "in"};
  const auto whole = run(bytes, options, bytes.size() + 1);
  for (const size_t chunk : {1, 2, 3, 7}) EXPECT_EQ(run(bytes, options, chunk), whole);
  return whole;
}

using Lines = std::vector<std::string>;

TEST(JsonLines, GivesTextAndId) {
  EXPECT_EQ(read("{\"id\":\"a-1\",\"text\":\"one\\ntwo\"}\n{\"text\":\"three\",\"id\":17}\n"),
            (Lines{"one\ntwo id=a-1 #0 @0", "three id=17 #1 @31"}));
}

TEST(JsonLines, LastLineMayLackItsEnd) { EXPECT_EQ(read("{\"text\":\"a\"}"), (Lines{"a id= #0 @0"})); }

TEST(JsonLines, PassesOverBlankLines) {
  EXPECT_EQ(read("\n  \r\n{\"text\":\"a\"}\r\n\n"), (Lines{"a id= #0 @5"}));
  EXPECT_EQ(read(""), Lines{});
}

TEST(JsonLines, SkipsTheByteOrderMark) { EXPECT_EQ(read("\xEF\xBB\xBF{\"text\":\"a\"}\n"), (Lines{"a id= #0 @0"})); }

TEST(JsonLines, TakesTheMembersThatAreNamed) {
  EXPECT_EQ(read(R"({"text":"no","job":{"text":"yes","number":5}})", "job.text", "job.number"), (Lines{"yes id=5 #0 @0"}));
}

TEST(JsonLines, RefusesWhatIsNoDocumentAndGoesOn) {
  const Lines lines = read("[1]\n{\"text\":5}\n{\"text\":\n{\"text\":\"ok\"}\n");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0], "invalid_json_line: line 1: the line is no JSON object [[1]] 3 #0 @0");
  EXPECT_EQ(lines[1], "invalid_json_line: line 2: the member `text` is a number, not a string [{\"text\":5}] 10 #1 @4");
  EXPECT_EQ(lines[2].substr(0, 27), "invalid_json_line: line 3: ");
  EXPECT_EQ(lines[3], "ok id= #3 @24");
}

TEST(JsonLines, RefusesALineThatIsTooLong) {
  const std::string fits = "{\"text\":\"" + std::string(9, 'a') + "\"}";  // 20 bytes
  const std::string longer = "{\"text\":\"" + std::string(10, 'a') + "\"}";
  const Lines lines = read(fits + "\n" + longer + "\n{\"text\":\"b\"}", "text", "id", 20);
  EXPECT_EQ(lines, (Lines{"aaaaaaaaa id= #0 @0",
                          "document_too_large: line 2: it has 21 bytes, the limit is 20 [" + longer.substr(0, 20) + "] 21 #1 @21",
                          "b id= #2 @43"}));
}

}  // namespace
}  // namespace quern

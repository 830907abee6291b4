#include "input/json_line_cutter.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace quern {
namespace {

// One document as a line: what it is, and where it stood.
std::vector<std::string> run(std::string_view bytes, size_t limit, size_t chunk) {
  std::vector<std::string> out;
  JsonLineCutter lines({.uri = "in", .document_limit = limit}, [&](RawDocument&& document, std::string_view of) {
    const Source& source = document.source;
    out.push_back((document.form == RawDocument::Form::kJson ? "" : document.code + ": " + document.reason + " ") + "[" + std::string(of) +
                  "] line " + std::to_string(document.line) + " #" + std::to_string(source.document) + " @" +
                  std::to_string(source.offset));
    EXPECT_EQ(source.uri, "in");
    EXPECT_EQ(source.charset, "utf-8");
    EXPECT_GE(source.bytes, of.size());
  });
  for (size_t at = 0; at < bytes.size(); at += chunk) lines.feed(bytes.substr(at, chunk));
  lines.finish();
  EXPECT_EQ(lines.documents(), out.size());
  return out;
}

std::vector<std::string> read(std::string_view bytes, size_t limit = 1000) {
  const auto whole = run(bytes, limit, bytes.size() + 1);
  for (const size_t chunk : {1, 2, 3, 7}) EXPECT_EQ(run(bytes, limit, chunk), whole);
  return whole;
}

using Lines = std::vector<std::string>;

TEST(JsonLineCutter, ALineIsADocument) {
  EXPECT_EQ(read("{\"text\":1}\n{}\n"), (Lines{"[{\"text\":1}] line 1 #0 @0", "[{}] line 2 #1 @11"}));
}

TEST(JsonLineCutter, LastLineMayLackItsEnd) { EXPECT_EQ(read("{}\n[]"), (Lines{"[{}] line 1 #0 @0", "[[]] line 2 #1 @3"})); }

TEST(JsonLineCutter, PassesOverBlankLines) {
  EXPECT_EQ(read("\n  \r\n{}\r\n\n"), (Lines{"[{}\r] line 3 #0 @5"}));
  EXPECT_EQ(read(""), Lines{});
}

TEST(JsonLineCutter, RefusesALineThatIsTooLong) {
  const std::string fits(20, 'a'), longer(21, 'b');
  EXPECT_EQ(read(fits + "\n" + longer + "\nc", 20),
            (Lines{"[" + fits + "] line 1 #0 @0",
                   "document_too_large: line 2: it has 21 bytes, the limit is 20 [" + longer.substr(0, 20) + "] line 2 #1 @21",
                   "[c] line 3 #2 @43"}));
}

}  // namespace
}  // namespace quern

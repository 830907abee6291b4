#include "input/reject_cutter.h"

#include "quern/emit.h"
#include "unit/input/cut.h"

namespace quern {
namespace {

std::vector<testing::CutDocument> read(const std::string& lines) {
  return testing::cut(
      [](TakeDocument take) { return std::make_unique<RejectCutter>(StreamInfo{.uri = "bad", .document_limit = 1000}, std::move(take)); },
      lines);
}

std::string line_of(const std::string& code, const std::string& original, const std::string& media_type = "text/plain",
                    uint64_t bytes = 0) {
  Reject reject{code, {}, "why", original};
  reject.source.uri = "page.html";
  reject.source.document = 4;
  reject.source.offset = 17;
  reject.source.media_type = media_type;
  reject.source.charset = "koi8-r";
  reject.source.bytes = bytes == 0 ? original.size() : bytes;
  std::string out;
  emit(reject, out);
  return out;
}

TEST(RejectCutter, GivesTheDocumentBack) {
  const std::string binary("\xFF\x00\x81\nx", 5);
  const auto found = read(line_of("not_text", binary, "text/html") + "\n" + line_of("not_schema_org", "Pilot"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].bytes, binary);
  EXPECT_EQ(found[0].raw.form, RawDocument::Form::kText);
  EXPECT_EQ(found[0].raw.source.uri, "page.html");
  EXPECT_EQ(found[0].raw.source.document, 4u);
  EXPECT_EQ(found[0].raw.source.offset, 17u);
  EXPECT_EQ(found[0].raw.source.media_type, "text/html");
  EXPECT_EQ(found[0].raw.source.charset, "koi8-r");
  EXPECT_EQ(found[1].bytes, "Pilot");
  EXPECT_EQ(found[1].raw.position, line_of("not_text", binary, "text/html").size() + 1);
}

TEST(RejectCutter, ALineOfJsonIsOneAgain) {
  EXPECT_EQ(read(line_of("invalid_json_line", "{\"body\":1}", "application/json"))[0].raw.form, RawDocument::Form::kJson);
}

TEST(RejectCutter, WhatIsNotWholeIsRefusedAnew) {
  const auto cut = read(line_of("document_too_large", "Pil", "text/plain", 5) + line_of("document_too_large", "Pilot") +
                        line_of("invalid_row", "a,b\n"));
  EXPECT_EQ(cut[0].raw.form, RawDocument::Form::kRefused);
  EXPECT_EQ(cut[0].raw.code, "document_too_large");
  EXPECT_EQ(cut[0].raw.reason, "why");
  EXPECT_EQ(cut[1].raw.form, RawDocument::Form::kText);
  EXPECT_EQ(cut[2].raw.code, "invalid_row");
}

TEST(RejectCutter, OtherLinesAreTold) {
  const auto found = read("{\"code\":1}\n{\"code\":\"not_text\",\"source\":{},\"original_base64\":\"a\"}\nno\n");
  ASSERT_EQ(found.size(), 3u);
  for (const auto& document : found) EXPECT_EQ(document.raw.code, "invalid_json_line");
  EXPECT_EQ(found[1].raw.reason, "line 2: `original_base64` is no base64");
}

TEST(RejectCutter, KnowsTheStartOfAReject) {
  const std::string line = line_of("not_text", "x");
  EXPECT_EQ(begins_reject(line), true);
  for (size_t size = 0; size < 25; ++size) EXPECT_EQ(begins_reject(line.substr(0, size)), std::nullopt) << size;
  EXPECT_EQ(begins_reject(R"({"code":"DE","reason":"x"})"), false);
  EXPECT_EQ(begins_reject(R"({"text":"x"})"), false);
}

TEST(RejectCutter, GivesTheIdAndNoLine) {
  Reject named{"not_text", {}, "why", "Pilot", "J1"};
  std::string line;
  emit(named, line);
  for (const auto& found : {read("\n" + line), read(line_of("invalid_row", "a,b\n"))}) {
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].raw.line, 0u);
    EXPECT_EQ(found[0].raw.id, found[0].bytes == "Pilot" ? "J1" : "");
  }
}

}  // namespace
}  // namespace quern

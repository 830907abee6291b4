#include "input/warc_cutter.h"

#include <map>

#include "unit/input/cut.h"

namespace quern {
namespace {

using testing::Shown;

testing::MakeCutter cutter(size_t limit = 1000, std::map<std::string, int>* passed_over = nullptr) {
  return [=](TakeDocument take) {
    return std::make_unique<WarcCutter>(StreamInfo{.uri = "in.warc", .document_limit = limit}, std::move(take), [=](std::string_view kind) {
      if (passed_over != nullptr) ++(*passed_over)[std::string(kind)];
    });
  };
}

std::string record(const std::string& type, const std::string& content_type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:1-2>\r\nWARC-Target-URI: https://jobs.example.com/a?b=c\r\n" +
         "Content-Type: " + content_type + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& head, const std::string& body) {
  return record("response", "application/http; msgtype=response", "HTTP/1.1 " + head + "\r\n\r\n" + body);
}

TEST(WarcCutter, APageIsADocument) {
  const std::string page = "<html>WARC/1.0\r\n\r\n</html>";
  const auto found = testing::cut(cutter(), record("warcinfo", "application/warc-fields", "software: x") +
                                                response("200 OK\r\nContent-Type: Text/HTML; Charset=\"ISO-8859-2\"", page));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].bytes, page);
  EXPECT_EQ(found[0].raw.id, "1-2");
  EXPECT_EQ(found[0].raw.form, RawDocument::Form::kText);
  EXPECT_EQ(found[0].raw.source.uri, "https://jobs.example.com/a?b=c");
  EXPECT_EQ(found[0].raw.source.media_type, "text/html");
  EXPECT_EQ(found[0].raw.source.charset, "iso-8859-2");
  EXPECT_EQ(found[0].raw.source.bytes, page.size());
  EXPECT_EQ(found[0].raw.source.offset, record("warcinfo", "application/warc-fields", "software: x").size());
}

TEST(WarcCutter, ResourcesConversionsAndJson) {
  const auto found =
      testing::cut(cutter(), record("resource", "text/plain", "Pilot") + record("conversion", "text/plain; charset=utf-8", "Cook") +
                                 response("200 OK\nContent-Type: application/ld+json", "{}"));
  EXPECT_EQ(found[0].bytes, "Pilot");
  EXPECT_EQ(found[1].bytes, "Cook");
  EXPECT_EQ(found[2].raw.form, RawDocument::Form::kJson);
}

TEST(WarcCutter, UndoesChunks) {
  const std::string head = "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked";
  EXPECT_EQ(testing::cut(cutter(), response(head, "4;x=y\r\n<p>a\r\n5\r\nb</p>\r\n0\r\n\r\n"))[0].bytes, "<p>ab</p>");
  EXPECT_EQ(testing::cut(cutter(), response(head, "<p>joined before</p>"))[0].bytes, "<p>joined before</p>");
}

TEST(WarcCutter, UndoesGzip) {
  const std::string packed(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\x29\xb0\x4b\xb4\xd1\x2f\xb0\x03\x00\x8a\xa5\x94\x38\x08\x00\x00\x00", 28);
  const std::string head = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
  EXPECT_EQ(testing::cut(cutter(), response(head, packed))[0].bytes, "<p>a</p>");
  EXPECT_EQ(testing::cut(cutter(), response(head, "<p>a</p>"))[0].bytes, "<p>a</p>");
  const auto broken = testing::cut(cutter(), response(head, packed.substr(0, 14)));
  EXPECT_EQ(broken[0].raw.code, "invalid_warc_record");
}

TEST(WarcCutter, RefusesOtherEncodings) {
  const std::string head = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br";
  EXPECT_EQ(testing::cut(cutter(), response(head, "\x8b\x03\x80"))[0].raw.code, "unsupported_content_encoding");
  EXPECT_EQ(testing::cut(cutter(), response(head, "<p>decoded before</p>"))[0].raw.code, "");
}

TEST(WarcCutter, CountsWhatItPassesOver) {
  std::map<std::string, int> passed_over;
  const std::string archive = record("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                              response("404 Not Found\r\nContent-Type: text/html", "x") +
                              response("200 OK\r\nContent-Type: image/png", "x") + record("metadata", "text/plain", "x") +
                              record("resource", "image/png", "x") + record("response", "text/dns", "x");
  EXPECT_TRUE(testing::cut_in_pieces(cutter(1000, &passed_over), archive, 100).empty());
  EXPECT_EQ(passed_over, (std::map<std::string, int>{{"WARC records of type metadata", 1},
                                                     {"WARC records of type request", 1},
                                                     {"WARC resources that are no text", 1},
                                                     {"WARC responses of other protocols than HTTP", 1},
                                                     {"WARC responses that are no success", 1},
                                                     {"WARC responses that are no text", 1}}));
}

TEST(WarcCutter, GoesOnBehindABrokenRecord) {
  const std::string sound = record("resource", "text/plain", "Pilot");
  const std::string broken = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: many\r\n\r\nlost WARC/1.0\r\n";
  const auto found = testing::cut(cutter(), broken + sound);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].raw.code, "invalid_warc_record");
  EXPECT_EQ(found[0].raw.reason, "byte 0: the Content-Length is no number: many");
  EXPECT_EQ(found[0].raw.source.uri, "in.warc");
  EXPECT_EQ(found[0].bytes, broken);
  EXPECT_EQ(found[1].bytes, "Pilot");
  EXPECT_EQ(found[1].raw.source.offset, broken.size());
  const auto garbage = testing::cut(cutter(), sound + "garbage\nmore\n" + sound);
  ASSERT_EQ(garbage.size(), 3u);
  EXPECT_EQ(garbage[1].bytes, "garbage\nmore\n");
}

TEST(WarcCutter, ARecordThatIsCutIsNoDocument) {
  const std::string archive = record("resource", "text/plain", "Pilot");
  for (const size_t size : {size_t{5}, size_t{60}, archive.size() - 6}) {
    const auto found = testing::cut(cutter(), archive.substr(0, size));
    ASSERT_EQ(found.size(), 1u) << size;
    EXPECT_EQ(found[0].raw.code, "invalid_warc_record");
  }
  EXPECT_EQ(testing::cut_broken_off(cutter(), archive.substr(0, archive.size() - 6))[0].raw.code, "document_cut");
}

TEST(WarcCutter, RefusesABodyThatIsTooLarge) {
  const std::string head = "200 OK\r\nContent-Type: text/html";
  const auto found = testing::cut_in_pieces(cutter(10), response(head, std::string(3 << 20, 'x')) + response(head, "<p>short"), 100000);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].raw.code, "document_too_large");
  EXPECT_EQ(found[0].raw.source.bytes, 3u << 20);
  EXPECT_EQ(found[0].bytes, std::string(10, 'x'));
  EXPECT_EQ(found[1].bytes, "<p>short");
}

TEST(WarcCutter, WhatTheCrawlerCutIsNoDocument) {
  for (const std::string& sound : {record("resource", "text/plain", "Pilot"), response("200 OK\r\nContent-Type: text/html", "<p>Pilot"),
                                   response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", "\x1f\x8b\x08")}) {
    std::string cut = sound;
    cut.insert(cut.find("WARC-Type"), "WARC-Truncated: length\r\n");
    const auto found = testing::cut(cutter(), cut);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].raw.code, "document_cut");
    EXPECT_EQ(found[0].raw.reason, "the crawler cut the record, for it says `WARC-Truncated: length`");
    EXPECT_EQ(found[0].raw.source.uri, "https://jobs.example.com/a?b=c");
  }
}

TEST(WarcCutter, ChunksThatBreakOffAreNoDocument) {
  const std::string head = "200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked";
  for (const std::string body : {"5\r\nPilot\r\n6\r\n at", "5;x=y\r\nPilot\r\n", "ff\r\nPilot"}) {
    const auto found = testing::cut(cutter(), response(head, body));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].raw.code, "document_cut") << body;
    EXPECT_EQ(found[0].bytes, body);
  }
  for (const std::string body : {"Pilot\r\n", "\r\nPilot", "fee"}) {
    const auto found = testing::cut(cutter(), response(head, body));
    EXPECT_EQ(found[0].raw.code, "") << body;
    EXPECT_EQ(found[0].bytes, body);
  }
}

}  // namespace
}  // namespace quern

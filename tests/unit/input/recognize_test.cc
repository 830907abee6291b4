#include "input/recognize.h"

#include <gtest/gtest.h>

#include <string>

#include "input/container.h"

namespace quern {
namespace {

InputFormat found(const std::string& bytes, const std::string& name = "-") {
  std::optional<InputFormat> early;
  for (size_t size = 0; size <= bytes.size(); ++size) {
    const auto here = recognize(bytes.substr(0, size), false, name, "text");
    if (early) {
      EXPECT_EQ(here, early) << "more bytes decide otherwise: " << bytes.substr(0, size);
    }
    early = here;
  }
  const auto last = recognize(bytes, true, name, "text");
  EXPECT_TRUE(last) << bytes;
  if (early) {
    EXPECT_EQ(last, early) << bytes;
  }
  return last.value_or(InputFormat::kAuto);
}

TEST(Recognize, Text) {
  for (const char* text :
       {"", " \n", "Harbour Pilot\n\nDuties", "# Cook\n", "[Title] of the job\n", "[ ] open\n", "[x](y)", "[1] a note", "{{title}}\n",
        "a < b\n", "<<< offer >>>\nWe seek a pilot\n", "<3 our team\n", "WARCRAFT", "Summary, description\nx, y\n", "text\nof one column\n",
        "Duties, text, rest\na,b\n", "Knowledge of <div> and <p> tags"})
    EXPECT_EQ(found(text), InputFormat::kText) << text;
}

TEST(Recognize, Html) {
  for (const char* page :
       {"<!DOCTYPE html>\n<title>x", "\n <html lang=en>", "<!-- saved -->\n<head>", "<?xml version=\"1.0\"?>\n<!doctype HTML>",
        "<div class=job><h1>Pilot</h1><p>At sea</div>", "<blockquote><center>Pilot</center></blockquote>", "\xEF\xBB\xBF<body>"})
    EXPECT_EQ(found(page), InputFormat::kHtml) << page;
  EXPECT_EQ(found("Pilot<br>At sea", "a.html"), InputFormat::kHtml);
  EXPECT_EQ(found("Pilot at sea", "a.html"), InputFormat::kText);
  EXPECT_EQ(found("<?xml version=\"1.0\"?><rss></rss>"), InputFormat::kText);
}

TEST(Recognize, Json) {
  EXPECT_EQ(found("{\"text\":\"a\"}\n{}\n"), InputFormat::kJsonLines);
  EXPECT_EQ(found("\xEF\xBB\xBF {\"text\":\"a}\\\"\"}"), InputFormat::kJsonLines);
  EXPECT_EQ(found("{\"a\":1"), InputFormat::kJsonLines);
  EXPECT_EQ(found("{\n \"text\":\"a\"\n}"), InputFormat::kJson);
  EXPECT_EQ(found("{\"a\":1} {\"a\":2}"), InputFormat::kJson);
  EXPECT_EQ(found("[{\"a\":1}]"), InputFormat::kJson);
  EXPECT_EQ(found("[\n\n  {"), InputFormat::kJson);
  EXPECT_EQ(found("[]\n"), InputFormat::kJson);
  EXPECT_EQ(found("{\"a\n", "a.jsonl"), InputFormat::kJsonLines);
  EXPECT_EQ(found("oops", "a.ndjson"), InputFormat::kJsonLines);
  EXPECT_EQ(found("oops", "A.JSON"), InputFormat::kJson);
  EXPECT_EQ(found("oops", "a.jsonl.gz"), InputFormat::kJsonLines);
}

TEST(Recognize, Rejects) {
  EXPECT_EQ(found(R"({"code":"not_text","reason":"x","source":{}})"), InputFormat::kRejects);
  EXPECT_EQ(found(R"({"code":"not_a_code","reason":"x"})"), InputFormat::kJsonLines);
}

TEST(Recognize, Tables) {
  EXPECT_EQ(found("id,title,description\n1,a,b\n"), InputFormat::kCsv);
  EXPECT_EQ(found("id;text\n1;\"a\nb\"\n2;c\n"), InputFormat::kCsv);
  EXPECT_EQ(found("id\ttext\n1\ta\n"), InputFormat::kCsv);
  EXPECT_EQ(found("x,y\n1,2\n"), InputFormat::kText);
  EXPECT_EQ(found("x,y\n1,2\n", "a.csv"), InputFormat::kCsv);
  EXPECT_EQ(found("id,text\n1,2\n", "a.txt"), InputFormat::kText);
  EXPECT_EQ(found("id,text\n1,2\n", "a.tsv"), InputFormat::kTsv);
}

TEST(Recognize, Warc) { EXPECT_EQ(found("WARC/1.1\r\n"), InputFormat::kWarc); }

TEST(Recognize, LongHeadsDecide) {
  for (const char* start : {"{\"a\":\"", "id,text\n1,\"", "<!-- ", "", " "})
    EXPECT_TRUE(recognize(start + std::string(kRecognitionHead, 'x'), false, "-", "text")) << start;
}

TEST(ContainerOf, Magics) {
  EXPECT_EQ(container_of("\x1f\x8b\x08rest", false), Container::kGzip);
  EXPECT_EQ(container_of("\x1f", false), std::nullopt);
  EXPECT_EQ(container_of("\x1f", true), Container::kNone);
  EXPECT_EQ(container_of("BZh9 is no bzip2\n", false), Container::kNone);
  EXPECT_EQ(container_of("7z\xBC\xAF\x27\x1C", false), Container::kOtherArchive);
  EXPECT_EQ(container_of("", false), std::nullopt);
  EXPECT_EQ(container_of("", true), Container::kNone);
}

TEST(ContainerOf, TheFirstLineOfATextDecides) {
  EXPECT_EQ(container_of("first\n", false), Container::kNone);
  EXPECT_EQ(container_of("P\f", false), Container::kNone);
  EXPECT_EQ(container_of(std::string(101, 'a'), false), Container::kNone);
  EXPECT_EQ(container_of("name", false), std::nullopt);
  EXPECT_EQ(container_of(std::string(512, '0'), false), Container::kNone);
}

TEST(ContainerOf, OfficeDocumentsAreNoArchives) {
  const auto zip = [](const std::string& name) {
    return "PK\x03\x04" + std::string(22, '\0') + static_cast<char>(name.size()) + std::string(3, '\0') + name;
  };
  EXPECT_EQ(container_of(zip("[Content_Types].xml"), false), Container::kOffice);
  EXPECT_EQ(container_of(zip("mimetype"), false), Container::kOffice);
  EXPECT_EQ(container_of(zip("word/document.xml"), false), Container::kOffice);
  EXPECT_EQ(container_of(zip("word/list.txt"), false), Container::kZip);
  EXPECT_EQ(container_of(zip("a.txt").substr(0, 32), false), std::nullopt);
}

}  // namespace
}  // namespace quern

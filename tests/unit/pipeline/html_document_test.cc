// Pages on the whole way: what they are recognized as, and what their markup says of sections.
#include <gtest/gtest.h>

#include <algorithm>

#include "golden/corpus.h"
#include "html/html.h"
#include "quern/parser.h"

namespace quern {
namespace {

Outcome parse(std::string_view bytes, std::string media_type = "text/plain") {
  static Parser parser(testing::shipped_grammar("job"));
  Source source;
  source.media_type = std::move(media_type);
  parser.feed(bytes);
  return parser.finish(source);
}

Record record_of(std::string_view bytes, std::string media_type = "text/plain") {
  Outcome outcome = parse(bytes, std::move(media_type));
  EXPECT_TRUE(std::holds_alternative<Record>(outcome));
  return std::holds_alternative<Record>(outcome) ? std::get<Record>(std::move(outcome)) : Record();
}

std::string kind_of_item(const Record& record, std::string_view item) {
  for (const Section& section : record.sections)
    for (const std::string& one : section.items)
      if (one == item) return section.kind;
  return "none";
}

constexpr std::string_view kPage =
    "<!DOCTYPE html><body><nav><a href=/>Responsibilities of the board</a></nav><h1>Ferry Captain</h1>\n"
    "<h2>Responsibilities</h2><ul><li>Steer the ferry across the sound</li><li>Keep the log book</li></ul>\n"
    "<aside class=related><h2>Requirements</h2><ul><li>Night Watchman in Kiel</li></ul></aside>\n"
    "<p>Lead the crew of four through the year and train new mates on the bridge.</p>\n"
    "<h2>Requirements</h2><ul><li>Master certificate for coastal waters</li></ul><footer>Benefits of cookies</footer>";

TEST(HtmlDocument, ATextThatIsAPageIsReadAsOne) {
  const Record record = record_of(kPage);
  EXPECT_EQ(record.source.media_type, "text/html");
  EXPECT_EQ(record.find("title")->value.as_string(), "Ferry Captain");
  EXPECT_EQ(record_of("You know <b> and <i> well.").source.media_type, "text/plain");
}

TEST(HtmlDocument, WhatIsSaidToBeHtmlIsReadAsSuch) {
  EXPECT_EQ(record_of("Cook &amp; baker", "text/html").text, "Cook & baker");
  EXPECT_EQ(record_of("<p>Cook</p>", "application/xhtml+xml").text, "Cook");
}

TEST(HtmlDocument, FurnitureIsBoilerplateAndItsHeadingsHeadNothingElse) {
  const Record record = record_of(kPage);
  EXPECT_EQ(kind_of_item(record, "Responsibilities of the board"), "boilerplate");
  EXPECT_EQ(kind_of_item(record, "Night Watchman in Kiel"), "boilerplate");
  EXPECT_EQ(kind_of_item(record, "Benefits of cookies"), "boilerplate");
  EXPECT_EQ(kind_of_item(record, "Keep the log book"), "responsibilities");
  EXPECT_EQ(kind_of_item(record, "Lead the crew of four through the year and train new mates on the bridge."), "responsibilities");
  EXPECT_EQ(kind_of_item(record, "Master certificate for coastal waters"), "requirements");
}

TEST(HtmlDocument, SectionsHaveTheLinesOfThePage) {
  const Record record = record_of(kPage);
  for (const Section& section : record.sections)
    if (section.kind == "responsibilities") {
      EXPECT_EQ(section.first_line, 2u);
      return;
    }
  FAIL() << "no responsibilities";
}

TEST(HtmlDocument, TooDeepAPageIsRejected) {
  std::string page = "<html>";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  const Outcome outcome = parse(page);
  ASSERT_TRUE(std::holds_alternative<Reject>(outcome));
  EXPECT_EQ(std::get<Reject>(outcome).code, "html_too_deep");
  EXPECT_EQ(std::get<Reject>(outcome).original, page);
}

const Evidence& evidence_of(const Record& record, std::string_view field) { return record.find(field)->evidence.at(0); }

std::string with_data(std::string_view members, std::string_view body) {
  return "<!DOCTYPE html><script type=\"application/ld+json\">{\"@type\":\"JobPosting\"," + std::string(members) +
         "}</script><h1>Ferry Captain</h1>" + std::string(body) +
         "<h2>Responsibilities</h2><ul><li>Steer the ferry across the sound</li></ul>";
}

TEST(StructuredData, FillsWhatTheTextDoesNotSay) {
  const Record record =
      record_of(with_data(R"("title":"Ferry Captain","datePosted":"2026-02-03T08:00:00Z","hiringOrganization":"Sound Ferries",)"
                          R"("employmentType":"Full-time","jobLocationType":"TELECOMMUTE")",
                          ""));
  EXPECT_EQ(record.find("date_posted")->value.as_string(), "2026-02-03");
  EXPECT_EQ(record.find("organization")->value.as_string(), "Sound Ferries");
  EXPECT_EQ(record.find("workplace")->value.as_string(), "remote");
  EXPECT_EQ(record.find("employment_types")->value.array()->at(0).as_string(), "full_time");
  EXPECT_EQ(evidence_of(record, "date_posted").how, How::kStructured);
  EXPECT_EQ(evidence_of(record, "title").how, How::kText);
}

TEST(StructuredData, WhatSaysNothingIsNoValue) {
  const Record record = record_of(with_data(R"("datePosted":"0001-01-01","validThrough":"9999-12-31","hiringOrganization":{"name":"null"},)"
                                            R"("baseSalary":{"currency":"EUR","value":{"minValue":0,"maxValue":0}},"employmentType":"")",
                                            ""));
  for (const std::string_view field : {"date_posted", "valid_through", "organization", "salary"})
    EXPECT_TRUE(record.find(field)->value.is_null()) << field;
  EXPECT_TRUE(record.find("employment_types")->value.array()->empty());
}

TEST(StructuredData, OfTwoSalariesTheOneOfTheTextStands) {
  const std::string page = with_data(R"("baseSalary":{"currency":"EUR","value":{"minValue":90000,"maxValue":99000,"unitText":"YEAR"}})",
                                     "<p>Salary: €42,000 - €48,000 per year</p>");
  const Record record = record_of(page);
  EXPECT_EQ(record.find("salary")->value.find("min")->as_double(), 42000);
  EXPECT_NE(std::find(record.flags.begin(), record.flags.end(), "structured_mismatch"), record.flags.end());
}

bool has_flag(const Record& record, std::string_view flag) {
  return std::find(record.flags.begin(), record.flags.end(), flag) != record.flags.end();
}

Record with_salary(std::string_view min, std::string_view max) {
  return record_of(with_data(R"("baseSalary":{"currency":"EUR","value":{"minValue":)" + std::string(min) + R"(,"maxValue":)" +
                                 std::string(max) + R"(,"unitText":"YEAR"}})",
                             ""));
}

TEST(StructuredData, NumbersHaveTheSeparatorsOfTheirCountry) {
  const auto max_of = [](std::string_view number) {
    const Record record = with_salary(number, number);
    const Value* max = record.find("salary")->value.find("max");
    return max ? max->as_double() : 0;
  };
  EXPECT_EQ(max_of(R"("95.000,00")"), 95000);
  EXPECT_EQ(max_of(R"("95,000.00")"), 95000);
  EXPECT_EQ(max_of(R"("50.000")"), 50000);
  EXPECT_EQ(max_of(R"("50,000")"), 50000);
  EXPECT_EQ(max_of(R"("95,5")"), 95.5);
  EXPECT_EQ(max_of(R"("95000.00")"), 95000);
  EXPECT_EQ(max_of("95000.5"), 95000.5);
  EXPECT_EQ(max_of("50.125"), 50.125);
  EXPECT_EQ(max_of(R"("9.5.0")"), 0);
}

TEST(StructuredData, TheBoundsOfARangeAreExchangedWhereTheyMust) {
  const Record swapped = with_salary("60000", "50000");
  EXPECT_EQ(swapped.find("salary")->value.find("min")->as_double(), 50000);
  EXPECT_EQ(swapped.find("salary")->value.find("max")->as_double(), 60000);
  EXPECT_TRUE(has_flag(swapped, "range_swapped"));
  EXPECT_FALSE(has_flag(with_salary("50000", "60000"), "range_swapped"));
}

TEST(StructuredData, WhatTheTextSaidAndIsDroppedIsFlagged) {
  const auto flagged = [](std::string_view members, std::string_view body) {
    return has_flag(record_of(with_data(members, body)), "structured_mismatch");
  };
  EXPECT_TRUE(flagged(R"("employmentType":"PART_TIME")", "<p>Employment type: Full-time</p>"));
  EXPECT_FALSE(flagged(R"("employmentType":"FULL_TIME")", "<p>Employment type: Full-time</p>"));
  EXPECT_FALSE(flagged(R"("employmentType":["FULL_TIME","PART_TIME"])", "<p>Employment type: Full-time</p>"));
  EXPECT_TRUE(flagged(R"("jobLocation":{"address":{"addressLocality":"Kiel"}})", "<p>Location: Hamburg</p>"));
  EXPECT_FALSE(flagged(R"("jobLocation":{"address":{"addressLocality":"Kiel","addressCountry":"DE"}})", "<p>Location: Kiel</p>"));
  EXPECT_TRUE(flagged(R"("title":"Bridge Engineer")", ""));
  EXPECT_FALSE(flagged(R"("title":"Ferry Captain")", ""));
}

TEST(StructuredData, SlipsAreMendedAndBrokenDataIsFlagged) {
  EXPECT_EQ(record_of(with_data("\"hiringOrganization\":\"Sound\nFerries\",", "")).find("organization")->value.as_string(),
            "Sound Ferries");
  const Record broken = record_of(with_data("\"title\":", ""));
  EXPECT_EQ(broken.flags, std::vector<std::string>{"broken_json_ld"});
}

TEST(StructuredData, MicrodataSaysTheSame) {
  const Record record = record_of(
      "<!DOCTYPE html><div itemscope itemtype=\"https://schema.org/JobPosting\"><h1 itemprop=title>Ferry Captain</h1>"
      "<meta itemprop=datePosted content=2026-02-03><span itemprop=hiringOrganization itemscope itemtype=https://schema.org/Organization>"
      "with <b itemprop=name>Sound Ferries</b></span><h2>Responsibilities</h2><ul><li>Steer the ferry across the sound</li></ul></div>");
  EXPECT_EQ(record.find("date_posted")->value.as_string(), "2026-02-03");
  EXPECT_EQ(record.find("organization")->value.as_string(), "Sound Ferries");
}

std::string organization_of(std::string_view json, std::string_view body) {
  const Record record = record_of("<!DOCTYPE html><script type=\"application/ld+json\">" + std::string(json) + "</script>" +
                                  std::string(body) + "<p>We look after all that crosses the river and the sound.</p>");
  return std::string(record.find("organization")->value.as_string());
}

TEST(StructuredData, OfSeveralItemsTheOneThatThePageIsAboutIsRead) {
  const auto item = [](std::string title, std::string organization) {
    return R"({"@type":"JobPosting","title":")" + title + R"(","hiringOrganization":")" + organization + "\"}";
  };
  const std::string two = "[" + item("Engineer", "Other") + "," + item("Bridge Engineer", "Acme") + "]";
  EXPECT_EQ(organization_of(two, "<h1>Bridge Engineer</h1>"), "Acme");
  EXPECT_EQ(organization_of(two, "<title>Senior Bridge Engineer in Kiel</title><h1>Careers</h1>"), "Acme");
  EXPECT_EQ(organization_of(two, "<title>Bridge Engineer</title><h1>Engineer</h1>"), "Other");
  EXPECT_EQ(organization_of("[" + item("Cook", "Other") + "," + item("Waiter", "Acme") + "]", "<h1>Bridge Engineer</h1>"), "");
  EXPECT_EQ(organization_of("[" + item("Cook", "Other") + R"(,{"@type":"WebSite"}])", "<h1>Bridge Engineer</h1>"), "Other");
}

TEST(StructuredData, EntitiesInItsStringsAreDecoded) {
  const Record record = record_of(with_data(R"("title":"R&amp;D Engineer","hiringOrganization":{"name":"Sound &amp;amp; Sons"})", ""));
  EXPECT_EQ(record.find("title")->value.as_string(), "R&D Engineer");
  EXPECT_EQ(record.find("organization")->value.as_string(), "Sound & Sons");
  const Record alone =
      record_of(R"({"@type":"JobPosting","title":"R&amp;D Engineer","description":"<p>Draw ferries.</p>"})", "application/ld+json");
  EXPECT_EQ(alone.text, "# R&D Engineer\n\nDraw ferries.");
}

constexpr std::string_view kDescription =
    "<p>Steer the ferry across the sound.</p><p>Keep the log book and train new mates.</p><p>Caf\u00e9 on board.</p>";

std::string text_with_description(std::string_view body) {
  return record_of(
             "<!DOCTYPE html>\n<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"Ferry Captain\","
             "\"description\":\"" +
             std::string(kDescription) + "\"}</script>\n" + std::string(body))
      .text;
}

TEST(StructuredData, TheDescriptionStandsForAPageThatShowsNothingElse) {
  const std::string description =
      "# Ferry Captain\n\nSteer the ferry across the sound.\n\nKeep the log book and train new mates.\n\nCafé on board.";
  EXPECT_EQ(text_with_description(""), description);
  EXPECT_EQ(text_with_description("<h1>FERRY captain</h1><p>Train new mates!</p>"), description);
}

TEST(StructuredData, NothingThatAPageShowsIsLostToTheDescription) {
  const std::string text = text_with_description("<nav>Home</nav><h1>Ferry Captain</h1><p>Salary: €42,000</p>\n");
  EXPECT_EQ(text,
            "Home\n\n# Ferry Captain\n\nSalary: €42,000\n\n"
            "# Ferry Captain\n\nSteer the ferry across the sound.\n\nKeep the log book and train new mates.\n\nCafé on board.");
}

TEST(StructuredData, WhatIsPutBehindAPageComesFromItsEnd) {
  const std::string_view source = "<p>Home</p>\n<p>Apply</p>\n<i></i>\n";
  auto read = html::read_html(std::as_bytes(std::span(source)));
  ASSERT_TRUE(read);
  html::show_description(*read, "Captain", "Steer.\nMoor Ã©tÃ© caf\u00c3\u00a9.", {0, 3}, {});
  const Text& text = read->text;
  EXPECT_EQ(text.utf8.substr(0, 35), "Home\n\nApply\n\n# Captain\n\nSteer.\nMoor");
  EXPECT_EQ(text.source_line(0), 1u);
  EXPECT_EQ(text.source_line(static_cast<uint32_t>(text.utf8.find("Apply"))), 2u);
  EXPECT_EQ(text.source_line(static_cast<uint32_t>(text.utf8.find("Moor"))), 3u);
  EXPECT_FALSE(text.repairs.empty());
  for (const Repair& repair : text.repairs) EXPECT_EQ(repair.span.of(text.utf8), repair.to);
}

TEST(StructuredData, ADocumentOfItAloneIsReadByItsDescription) {
  const Record record = record_of(
      R"({"@type":"JobPosting","title":"Ferry Captain","description":"&lt;p&gt;Steer &amp;amp; anchor&lt;/p&gt;"})", "application/ld+json");
  EXPECT_EQ(record.text, "# Ferry Captain\n\nSteer & anchor");
  EXPECT_EQ(record.find("title")->value.as_string(), "Ferry Captain");
}

}  // namespace
}  // namespace quern

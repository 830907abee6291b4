#include "report/document_view.h"

#include <gtest/gtest.h>

#include "json/reader.h"

namespace quern::report {
namespace {

Value parsed(const std::string& json) {
  auto value = parse_json(json);
  EXPECT_TRUE(value) << json;
  return *value;
}

std::string text_of(const Value& record) {
  std::string out;
  HtmlWriter html(out);
  write_text(record, markings_of(record), "d1-", Colours({"duties", "header"}), html);
  return out;
}

std::string json_of(const Value& record) {
  std::string out;
  HtmlWriter html(out);
  write_json(record, markings_of(record), true, "d1-", html);
  return out;
}

// "Pilot\nDuties\nSteer ships": the title, and a task within a section with its heading.
Value pilot(const std::string& task_span, const std::string& text = R"(,"text":"Pilot\nDuties\nSteer ships")") {
  return parsed(R"({"title":"Pilot","tasks":["steer"],"sections":[{"kind":"header","heading":null,"items":["Pilot"],"span":[0,5]},)"
                R"({"kind":"duties","heading":"Duties","items":["Steer <b>ships"],"span":[6,24]}],"flags":[],)"
                R"("evidence":{"title":{"rule":"title.line","span":[0,5]},"tasks":[{"rule":"task","span":)" +
                task_span + "}]}" + text + "}");
}

TEST(WriteText, MarksPlacesAndHeadings) {
  const std::string html = text_of(pilot("[13,18]"));
  EXPECT_NE(
      html.find(R"x(<span id="d1-m0" class="at"><a class="mark" href="#d1-v0" data-v="0" title="title (title.line)">Pilot</a></span>)x"),
      std::string::npos)
      << html;
  EXPECT_NE(html.find(R"(<div class="heading" dir="auto">Duties</div>)"), std::string::npos) << html;
  EXPECT_NE(html.find(R"x(data-v="1" title="tasks (task)">Steer</a></span> ships)x"), std::string::npos) << html;
  EXPECT_NE(html.find(R"(<section class="part k0"><h4><bdi>duties</bdi></h4>)"), std::string::npos) << html;
}

TEST(WriteText, CutsPlacesThatOverlapOrCrossSections) {
  const std::string html = text_of(pilot("[3,18]"));
  EXPECT_NE(html.find(R"x(data-v="0" title="title (title.line)">Pil</a></span>)x"), std::string::npos) << html;
  EXPECT_NE(html.find(R"(data-v="0 1")"), std::string::npos) << html;
  EXPECT_NE(html.find(R"x(data-v="1" title="tasks (task)">Steer</a>)x"), std::string::npos) << html;
  EXPECT_EQ(html.find("id=\"d1-m1\""), html.rfind("id=\"d1-m1\"")) << "one place, one id: " << html;
}

TEST(WriteText, BearsForgedSpans) {
  for (const char* span : {"[-5,9000000000]", "[18,3]", "[1]", "\"x\"", "[24,25]", "[1.5,2.5]"})
    EXPECT_NE(text_of(pilot(span)).find("ships"), std::string::npos) << span;
  const Value umlaut = parsed(R"({"title":"x","sections":[{"kind":"header","span":[0,9]}],"flags":[],)"
                              R"("evidence":{"title":{"rule":"r","span":[1,3]}},"text":"äöü"})");
  const std::string html = text_of(umlaut);
  EXPECT_NE(html.find(">ä</a>"), std::string::npos) << html;
}

TEST(WriteText, ShowsWhatNoSectionHolds) {
  const Value record = parsed(
      R"({"sections":[{"kind":"duties","span":[4,8]},{"kind":"duties","span":[2,6]}],"flags":[],"evidence":{},"text":"one two six"})");
  const std::string html = text_of(record);
  for (const char* word : {"one ", "two ", "six"}) EXPECT_NE(html.find(word), std::string::npos) << html;
}

TEST(WriteText, ShowsItemsWhereThereIsNoText) {
  const std::string html = text_of(pilot("[13,18]", ""));
  EXPECT_NE(html.find("<li dir=\"auto\">Steer &lt;b&gt;ships</li>"), std::string::npos) << html;
  EXPECT_EQ(html.find("class=\"mark\""), std::string::npos);
}

TEST(WriteJson, LinksValuesWithTheirPlaces) {
  const std::string html = json_of(pilot("[13,18]"));
  EXPECT_NE(html.find(R"(<a class="value" id="d1-v0" href="#d1-m0" data-v="0" title="title.line">)"), std::string::npos) << html;
  EXPECT_NE(html.find(R"(<a class="value" id="d1-v1" href="#d1-m1" data-v="1" title="task">)"), std::string::npos) << html;
  EXPECT_EQ(html.find("Steer ships"), std::string::npos) << "the text stands beside it";
  EXPECT_NE(html.find("<details><summary>"), std::string::npos) << "sections are folded";
}

TEST(Colours, GoByTheFirstPartOfAKind) {
  const Colours colours({"duties.first", "header", "duties.second"});
  EXPECT_EQ(colours.of("duties"), colours.of("duties.second"));
  EXPECT_NE(colours.of("duties"), colours.of("header"));
  EXPECT_EQ(colours.of("unheard of"), "k-none");
}

}  // namespace
}  // namespace quern::report

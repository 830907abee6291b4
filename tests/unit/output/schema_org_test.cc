#include "output/schema_org.h"

#include <gtest/gtest.h>

#include "json/reader.h"
#include "json/writer.h"

namespace quern {
namespace {

Value parsed(std::string_view json) {
  auto value = parse_json(json);
  EXPECT_TRUE(value) << json;
  return value ? *value : Value();
}

Record posting() {
  Record record;
  record.kind = "job_posting";
  record.id = "7";
  record.text = "All of it";
  record.fields = {
      {"title", false, "Baker", {}},
      {"date_posted", false, nullptr, {}},
      {"salary", false, parsed(R"({"min":12,"max":null,"period":"hour"})"), {}},
      {"types", true, parsed(R"(["full_time","seasonal"])"), {}},
      {"locations", true, parsed(R"([{"text":"Bonn","country":"DE"},{"text":"Lyon","country":null},{"text":null,"country":null}])"), {}}};
  record.sections = {{"requirements", {}, {}, {"Patience"}, 1, 1, {}}, {"requirements.preferred", {}, {}, {"An oven"}, 2, 2, {}}};
  return record;
}

// What the template makes of the posting; "missing: ..." if it makes nothing.
std::string made(std::string_view form, std::vector<std::string> require = {}, const Record& record = posting()) {
  CompiledGrammar grammar;
  grammar.schema_org.push_back({"job_posting", std::move(require), parsed(form)});
  const SchemaOrgResult result = to_schema_org(record, grammar);
  if (!result.missing.empty()) {
    EXPECT_TRUE(result.document.is_null());
    return "missing: " + result.missing;
  }
  return to_json(result.document);
}

TEST(SchemaOrg, FillsValuesIn) {
  EXPECT_EQ(made(R"({"a":"$title","b":"$salary.min","c":"plain","d":1,"e":true})"), R"({"a":"Baker","b":12,"c":"plain","d":1,"e":true})");
  EXPECT_EQ(made(R"({"t":"$$text","i":"$$id","l":"$$language"})"), R"({"t":"All of it","i":"7"})");
  EXPECT_EQ(made(R"({"q":"$$items:requirements","p":"$$items:requirements.preferred","b":"$$items:benefits"})"),
            R"({"q":"Patience\nAn oven","p":"An oven"})");
  EXPECT_EQ(made(R"({"a":["$title","$date_posted",{"@type":"X","x":"$salary.min"}]})"), R"({"a":["Baker",{"@type":"X","x":12}]})");
  EXPECT_EQ(made(R"({"a":"$locations.text"})"), R"({"a":["Bonn","Lyon"]})");
}

TEST(SchemaOrg, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(made(R"({"a":"$title","b":"$date_posted","c":"$no_such_field","d":"$salary.max","e":"$title.x"})"), R"({"a":"Baker"})");
  EXPECT_EQ(made(R"({"a":"$title","pay":{"@type":"Pay","value":{"@type":"V","max":"$salary.max"}}})"), R"({"a":"Baker"})");
  EXPECT_EQ(made(R"({"a":"$title","pay":{"@type":"Pay","value":{"@type":"V","min":"$salary.min"}}})"),
            R"({"a":"Baker","pay":{"@type":"Pay","value":{"@type":"V","min":12}}})");
}

TEST(SchemaOrg, GoesThroughLists) {
  EXPECT_EQ(made(R"({"at":{"$each":"locations","@type":"Place","name":"$text","address":{"@type":"Address","country":"$country"}}})"),
            R"({"at":[{"@type":"Place","name":"Bonn","address":{"@type":"Address","country":"DE"}},{"@type":"Place","name":"Lyon"}]})");
  EXPECT_EQ(made(R"({"a":"$title","at":{"$each":"none","@type":"Place","name":"$text"}})"), R"({"a":"Baker"})");
  EXPECT_EQ(made(R"({"a":{"$each":"types","@type":"X","name":"$","id":"$$id"}})"),
            R"({"a":[{"@type":"X","name":"full_time","id":"7"},{"@type":"X","name":"seasonal","id":"7"}]})");
}

TEST(SchemaOrg, MapsValues) {
  EXPECT_EQ(made(R"({"t":{"$each":"types","$map":{"full_time":"FULL_TIME"}}})"), R"({"t":["FULL_TIME","seasonal"]})");
  EXPECT_EQ(made(R"({"t":{"$each":"types","$map":{"full_time":"FULL_TIME","seasonal":null}}})"), R"({"t":["FULL_TIME"]})");
  EXPECT_EQ(made(R"({"u":{"$each":"salary.period","$map":{"hour":"HOUR"}}})"), R"({"u":"HOUR"})");
  EXPECT_EQ(made(R"({"a":"$title","u":{"$each":"date_posted","$map":{"hour":"HOUR"}}})"), R"({"a":"Baker"})");
}

TEST(SchemaOrg, DemandsWhatIsRequired) {
  const char* const form =
      R"({"title":"$title","datePosted":"$date_posted","validThrough":"$no","at":{"$each":"locations","name":"$text"}})";
  EXPECT_EQ(made(form, {"title", "datePosted", "validThrough"}), "missing: datePosted, validThrough");
  EXPECT_EQ(made(form, {"title", "at.name"}).substr(0, 8), R"({"title")");
  EXPECT_EQ(made(form, {"at.country"}), "missing: at.country");
  EXPECT_EQ(made(R"({"@type":"JobPosting","a":"$date_posted"})"), "missing: any value of the template");
}

TEST(SchemaOrg, NeedsATemplateOfTheKind) {
  Record record = posting();
  record.kind = "not_a_job";
  EXPECT_EQ(made("{}", {}, record), "missing: a schema.org mapping for kind not_a_job");
}

}  // namespace
}  // namespace quern

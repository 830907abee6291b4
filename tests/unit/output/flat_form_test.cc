#include "output/flat_form.h"

#include <gtest/gtest.h>

#include <memory>

#include "json/reader.h"

namespace quern {
namespace {

using Type = Shape::Type;

Shape of(Type type) {
  Shape shape;
  shape.type = type;
  return shape;
}

Shape object(std::vector<Property> properties) {
  Shape shape = of(Type::kObject);
  shape.properties = std::move(properties);
  return shape;
}

Shape list(Shape items) {
  Shape shape = of(Type::kArray);
  shape.items = std::make_shared<const Shape>(std::move(items));
  return shape;
}

CompiledGrammar grammar() {
  CompiledGrammar compiled;
  compiled.tops = {"summary", "skills"};
  const auto add = [&](std::string id, Shape shape) {
    FieldDecl field;
    field.id = std::move(id);
    field.many = shape.type == Type::kArray;
    field.shape = std::move(shape);
    compiled.fields.push_back(std::move(field));
  };
  const Shape text = of(Type::kString), number = of(Type::kNumber);
  add("title", text);
  add("salary", object({{"min", number}, {"place", object({{"country", text}})}}));
  add("tags", list(text));
  add("education", list(object({{"level", text}, {"fields", list(text)}, {"schools", list(object({{"name", text}}))}})));
  add("career", object({{"entry_from", list(text)}}));
  return compiled;
}

Field field(const char* name, std::string_view json) {
  auto value = parse_json(json);
  EXPECT_TRUE(value) << json;
  return {name, value->array() != nullptr, *value, {}};
}

std::string flat(const Record& record, bool with_text = false) {
  std::string out;
  JsonWriter json(out);
  write_flat(record, grammar(), with_text, json);
  return out;
}

TEST(FlatForm, HasOneLevelOfColumns) {
  Record record;
  record.schema = "quern.job/1";
  record.kind = "job_posting";
  record.id = "7";
  record.source.uri = "a.txt";
  record.language = "en";
  record.flags = {"range_swapped"};
  record.text = "whole";
  record.fields = {field("title", R"("Baker")"), field("salary", R"({"min":12.5,"place":{"country":"DE"}})"), field("tags", R"(["a","b"])"),
                   field("education", R"([{"level":"master","fields":["law","art"],"schools":[{"name":"X"},{"name":"Y"}]},
                                          {"level":null,"fields":[],"schools":[]}])"),
                   field("career", R"({"entry_from":["cook"]})")};
  record.sections = {
      {"skills", {}, {}, {"one", "two"}, 1, 2, {}}, {"summary", {}, {}, {}, 3, 3, {}}, {"skills.hard", {}, {}, {"three"}, 4, 4, {}}};
  EXPECT_EQ(flat(record, true),
            R"({"schema":"quern.job/1","kind":"job_posting","id":"7","uri":"a.txt","language":"en","title":"Baker",)"
            R"("salary_min":12.5,"salary_place_country":"DE","tags":["a","b"],"education_level":["master",null],)"
            R"("education_fields":["law; art",null],"education_schools_name":["X; Y",null],"career_entry_from":["cook"],)"
            R"("flags":["range_swapped"],"text_summary":null,"text_skills":"one\ntwo\nthree","text":"whole"})");
}

TEST(FlatForm, HasAllColumnsOfAnEmptyRecord) {
  Record record;
  record.fields = {field("title", "null"), field("salary", "null"), field("tags", "[]"), field("education", "[]"), field("career", "null")};
  EXPECT_EQ(flat(record), R"({"schema":null,"kind":null,"id":null,"uri":null,"language":null,"title":null,"salary_min":null,)"
                          R"("salary_place_country":null,"tags":[],"education_level":[],"education_fields":[],"education_schools_name":[],)"
                          R"("career_entry_from":[],"flags":[],"text_summary":null,"text_skills":null})");
}

}  // namespace
}  // namespace quern

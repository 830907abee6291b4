#include "quern/schema.h"

#include <gtest/gtest.h>

#include "json/reader.h"
#include "json/writer.h"
#include "support/tiny_grammar.h"

namespace quern {
namespace {

using testing::tiny_grammar;

// The part of the schema at a path of members.
std::string schema_at(std::initializer_list<const char*> path) {
  const auto schema = parse_json(json_schema(tiny_grammar()));
  if (!schema) return to_string(schema.errors()[0]);
  const Value* at = &*schema;
  for (const char* name : path) at = at ? at->find(name) : nullptr;
  return at ? to_json(*at) : "none";
}

TEST(JsonSchema, NamesItselfAndItsDialect) {
  EXPECT_EQ(schema_at({"$schema"}), R"("https://json-schema.org/draft/2020-12/schema")");
  EXPECT_EQ(schema_at({"$id"}), R"("urn:quern:schema:tiny/1")");
  EXPECT_EQ(schema_at({"title"}), R"("tiny/1")");
}

TEST(JsonSchema, DescribesFieldsByTheirShapes) {
  EXPECT_EQ(schema_at({"properties", "title"}), R"({"description":"Its title.","type":["string","null"],"maxLength":20})");
  EXPECT_EQ(schema_at({"properties", "posted"}), R"({"type":["string","null"],"format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})");
  EXPECT_EQ(schema_at({"properties", "marks"}), R"({"type":"array","maxItems":3,"items":{"type":"integer","minimum":1,"maximum":6}})");
  EXPECT_EQ(schema_at({"properties", "pay"}),
            R"({"type":["object","null"],"properties":{"min":{"type":["number","null"],"minimum":0},)"
            R"("period":{"type":["string","null"],"enum":["hour","year",null]},"text":{"type":"string"}},)"
            R"("required":["min","period","text"],"additionalProperties":false})");
}

TEST(JsonSchema, DescribesTheEnvelope) {
  EXPECT_EQ(schema_at({"required"}),
            R"(["schema","kind","id","source","language","title","posted","pay","marks","sections","repairs","flags","evidence",)"
            R"("grammar","quern"])");
  EXPECT_EQ(schema_at({"additionalProperties"}), "false");
  EXPECT_EQ(schema_at({"properties", "schema", "enum"}), R"(["tiny/1"])");
  EXPECT_EQ(schema_at({"properties", "kind", "enum"}), R"(["marked","plain"])");
  EXPECT_EQ(schema_at({"properties", "kind", "type"}), R"("string")");  // the last kind has no condition: there is always one
  EXPECT_EQ(schema_at({"properties", "sections", "items", "properties", "kind", "enum"}), R"(["header","body","body.fine","end"])");
  EXPECT_NE(schema_at({"properties", "flags", "items", "enum"}).find("\"smells\""), std::string::npos);
  EXPECT_NE(schema_at({"properties", "flags", "items", "enum"}).find("\"unknown_heading\""), std::string::npos);
  EXPECT_EQ(schema_at({"properties", "evidence", "properties", "title"}), R"({"anyOf":[{"$ref":"#/$defs/evidence"},{"type":"null"}]})");
  EXPECT_EQ(schema_at({"$defs", "evidence", "properties", "span", "type"}), R"(["array","null"])");
  EXPECT_EQ(schema_at({"$defs", "span", "minItems"}), "2");
}

bool has_line(const std::string& text, std::string_view line) { return text.find("\n" + std::string(line) + "\n") != std::string::npos; }

TEST(TableSchema, IsATableOfDuckDb) {
  const std::string table = table_schema(tiny_grammar(), TableDialect::kDuckDb);
  EXPECT_EQ(table.rfind("CREATE TABLE \"tiny\" (\n  \"schema\" VARCHAR NOT NULL,\n", 0), 0u) << table;
  EXPECT_TRUE(has_line(table, R"(  "title" VARCHAR,)"));
  EXPECT_TRUE(has_line(table, R"(  "posted" DATE,)"));
  EXPECT_TRUE(has_line(table, R"(  "pay" STRUCT("min" DOUBLE, "period" VARCHAR, "text" VARCHAR),)"));
  EXPECT_TRUE(has_line(table, R"(  "marks" BIGINT[] NOT NULL,)"));
  EXPECT_TRUE(has_line(table, R"(  "quern" VARCHAR NOT NULL,)"));
  EXPECT_TRUE(has_line(table, R"(  "text" VARCHAR)"));
  EXPECT_TRUE(has_line(table, ");"));
}

TEST(TableSchema, IsATableOfClickHouse) {
  const std::string table = table_schema(tiny_grammar(), TableDialect::kClickHouse);
  EXPECT_EQ(table.rfind("CREATE TABLE `tiny` (\n  `schema` LowCardinality(String),\n", 0), 0u) << table;
  EXPECT_TRUE(has_line(table, "  `title` Nullable(String),"));
  EXPECT_TRUE(has_line(table, "  `posted` Nullable(Date32),"));
  // ClickHouse has no null tuple: all that is in it may be null instead.
  EXPECT_TRUE(
      has_line(table, "  `pay` Tuple(`min` Nullable(Float64), `period` LowCardinality(Nullable(String)), `text` Nullable(String)),"));
  EXPECT_TRUE(has_line(table, "  `marks` Array(Int64),"));
  EXPECT_TRUE(has_line(table, "  `text` Nullable(String)"));
  EXPECT_TRUE(has_line(table, ") ENGINE = MergeTree ORDER BY id;"));
}

TEST(TableSchema, IsAStructOfSpark) {
  const std::string table = table_schema(tiny_grammar(), TableDialect::kSpark);
  EXPECT_EQ(table.rfind("`schema` STRING,\n", 0), 0u) << table;
  EXPECT_TRUE(has_line(table, "`pay` STRUCT<`min`: DOUBLE, `period`: STRING, `text`: STRING>,"));
  EXPECT_TRUE(has_line(table, "`marks` ARRAY<BIGINT>,"));
  EXPECT_TRUE(has_line(table, "`text` STRING"));
}

}  // namespace
}  // namespace quern

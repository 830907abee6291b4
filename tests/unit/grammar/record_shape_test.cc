#include "grammar/record_shape.h"

#include <gtest/gtest.h>

#include "quern/grammar.h"

namespace quern {
namespace {

TEST(RecordShape, ReservesTheNamesOfTheEnvelope) {
  for (const char* name : {"schema", "kind", "id", "source", "language", "sections", "repairs", "flags", "evidence", "grammar", "quern",
                           "text", "uri", "text_summary"})
    EXPECT_TRUE(is_reserved_name(name)) << name;
  for (const char* name : {"title", "texts", "sha256", ""}) EXPECT_FALSE(is_reserved_name(name)) << name;

  const auto grammar = Grammar::parse(R"(
grammar = "tiny"
version = "1.0.0"
schema = "tiny/1"
[section.body]
[[field]]
id = "source"
type = "string"
[[kind]]
name = "thing"
)");
  ASSERT_FALSE(grammar);
  EXPECT_EQ(grammar.errors()[0].code, "grammar_bad_value");
  EXPECT_EQ(grammar.errors()[0].place.line, 7u);
}

TEST(RecordShape, LetsTheKindBeNullWhereNoneMayHold) {
  CompiledGrammar grammar;
  const auto kind = [&] {
    const Shape shape = record_shape(grammar);
    return std::pair(shape.properties[1].name, shape.properties[1].shape.nullable);
  };
  EXPECT_EQ(kind(), std::pair(std::string("kind"), true));
  grammar.kinds.push_back({"posting", {{Condition::On::kField, "title"}}, {}, {}});
  EXPECT_EQ(kind().second, true);
  grammar.kinds.push_back({"other", {}, {}, {}});
  EXPECT_EQ(kind().second, false);
}

}  // namespace
}  // namespace quern

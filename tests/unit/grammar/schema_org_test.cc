#include <gtest/gtest.h>

#include "quern/grammar.h"

namespace quern {
namespace {

// The faults of a grammar that has this schema.org entry, one a line: code and message.
std::string faults(const std::string& entry) {
  const auto grammar = Grammar::parse(R"(
grammar = "tiny"
version = "1.0.0"
schema = "tiny/1"
[section.body]
[[field]]
id = "title"
type = "string"
[[field]]
id = "tags"
type = "string"
many = true
[[field]]
id = "places"
type = "object"
many = true
[field.properties]
text = { type = "string" }
[[kind]]
name = "thing"
[[schemaorg]]
kind = "thing"
)" + entry);
  std::string out;
  if (!grammar)
    for (const Error& error : grammar.errors()) out += error.code + ": " + error.message + "\n";
  return out;
}

TEST(SchemaOrgEntry, MayNameWhatIsThere) {
  EXPECT_EQ(faults(R"(require = ["name", "at.text"]
template = '{"name":"$title","at":{"$each":"places","text":"$text","id":"$$id"},"tag":{"$each":"tags","$map":{"a":"b"}},"all":"$$items:body"}')"),
            "");
  EXPECT_EQ(faults(R"(template = '{"name":{"$each":"title","$map":{"a":"b"}}}')"), "");  // a single value is gone through, too
}

TEST(SchemaOrgEntry, IsCheckedAgainstTheFields) {
  EXPECT_EQ(faults(R"(template = '{"name":"$titel"}')"),
            "grammar_unknown_name: the template names `titel`, which the record does not have\n");
  EXPECT_EQ(faults(R"(template = '{"at":{"$each":"places","x":"$txt"}}')"),
            "grammar_unknown_name: the template names `txt`, which the element does not have\n");
  EXPECT_EQ(faults(R"(template = '{"at":{"$each":"place"}}')"),
            "grammar_unknown_name: $each names `place`, which the record does not have\n");
  EXPECT_NE(faults(R"(template = '{"at":')").find("grammar_bad_value: the template is no JSON"), std::string::npos);
}

TEST(SchemaOrgEntry, RequiresPropertiesOfTheTemplate) {
  EXPECT_EQ(faults(R"(require = ["title", "at.title"]
template = '{"name":"$title","at":{"$each":"places","text":"$text"}}')"),
            "grammar_unknown_name: `require` names `title`, which the template does not have\n"
            "grammar_unknown_name: `require` names `at.title`, which the template does not have\n");
}

}  // namespace
}  // namespace quern

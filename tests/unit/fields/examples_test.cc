// Grammar::test: rules against their own examples.
#include <gtest/gtest.h>

#include "unit/fields/small_grammar.h"

namespace quern {
namespace {

using namespace fields_test;

ExampleReport run(std::string_view examples) {
  return parse_grammar(std::string(R"(
[flag.odd]
meaning = "m"
cause = "c"
cure = "c"
[[rule]]
id = "odd"
flag = "odd"
match = 'odd'
ok = [["odd", true]]
no = ["even"]

[[field]]
id = "span"
type = "object"
many = true
[field.properties]
min_months = { type = "integer" }
max_months = { type = "integer" }
text = { type = "string", nullable = false }

[[field]]
id = "name"
type = "string"

[[rule]]
id = "span.years"
field = "span"
within = ["requirements"]
position = "first"
match = '(?P<min>[0-9]+)(?:-(?P<max>[0-9]+))? years'
types = { min = "years", max = "years" }
)") + std::string(examples))
      .test();
}

TEST(Examples, PassWherePropertiesThatAreNamedComeOutSo) {
  const ExampleReport report = run(R"(ok = [
  ["5 years", { min_months = 60 }],
  ["5-6 years", { min_months = 60, max_months = 72, text = "5-6 years" }],
  ["1 years and 2 years", [{ min_months = 12 }, { min_months = 24 }]],
  ["3 years", [{ min_months = 36 }]],
  ["4 years", { min_months = 48 }, "requirements"]]
no = ["five years", "years 5"])");
  EXPECT_EQ(report.rules, 2u);
  EXPECT_EQ(report.examples, 9u);
  for (const auto& failure : report.failures) ADD_FAILURE() << failure.rule << ": " << failure.example << " gave " << failure.actual;
}

TEST(Examples, FailWithWhatCameOut) {
  const ExampleReport report = run(R"(ok = [
  ["5 years", { min_months = 61 }],
  ["five years", { min_months = 60 }],
  ["1 years and 2 years", { min_months = 12 }],
  ["4 years", { min_months = 48 }, "pay"]]
no = ["7 years"])");
  ASSERT_EQ(report.failures.size(), 5u);
  EXPECT_EQ(report.failures[0].rule, "span.years");
  EXPECT_EQ(report.failures[0].example, "5 years");
  EXPECT_EQ(report.failures[0].expected, R"({"min_months":61})");
  EXPECT_EQ(report.failures[0].actual, R"({"min_months":60,"max_months":null,"text":"5 years"})");
  EXPECT_EQ(report.failures[0].place.file, "small.toml");
  EXPECT_GT(report.failures[0].place.line, 0u);
  EXPECT_EQ(report.failures[1].actual, "no match");
  EXPECT_EQ(report.failures[3].actual, "no match");
  EXPECT_EQ(report.failures[4].expected, "no match");
}

TEST(Examples, TakeTheFirstMatchOfASingleValue) {
  const ExampleReport report = run("\n[[rule]]\nid = 'name'\nfield = 'name'\nmatch = 'x\\w'\nok = [['x1 x2', 'x1']]\nno = ['y1']\n");
  EXPECT_TRUE(report.failures.empty());
}

}  // namespace
}  // namespace quern

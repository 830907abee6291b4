// What keeps a value or a flag back: a capture's own words, a field that has its value already.
#include <gtest/gtest.h>

#include "unit/fields/small_grammar.h"

namespace quern {
namespace {

using namespace fields_test;

const Grammar& pay() {
  static const Grammar grammar = parse_grammar(R"(
[[field]]
id = "employer"
type = "string"

[[field]]
id = "pay"
type = "integer"

[flag.pay_not_understood]
meaning = "An amount that no rule understood."
cause = "A notation that the grammar does not know."
cure = "Add a rule."

[[rule]]
id = "employer.is"
field = "employer"
match = '^(?P<value>\w+) is a firm'
not_value = ['^(?:it|this)$', 'monday']

[[rule]]
id = "pay.euro"
field = "pay"
match = '(?P<value>[0-9]+) euros'
types = { value = "integer" }

[[rule]]
id = "pay.other"
flag = "pay_not_understood"
unless = "pay"
match = 'pay: [^ ]*[0-9]'
)");
  return grammar;
}

TEST(Refusals, WordsThatAreNoValue) {
  EXPECT_EQ(apply(pay(), "employer.is", "Tidewater is a firm"), R"(["Tidewater"])");
  EXPECT_EQ(apply(pay(), "employer.is", "This is a firm"), "[]");
  EXPECT_EQ(apply(pay(), "employer.is", "Monday is a firm"), "[]");
  Document document(pay());
  document.section("header").item("It is a firm");
  EXPECT_EQ(document.json("employer"), "null");
  EXPECT_EQ(document.refusals("employer.is"), std::vector<std::string>{"not_value is found in \"It\""});
}

TEST(Refusals, FlagOnlyWhereTheFieldIsEmpty) {
  Document understood(pay());
  understood.section("header").item("pay: 30 euros");
  EXPECT_TRUE(understood.extract().flags.empty());
  EXPECT_EQ(understood.json("pay"), "30");
  EXPECT_EQ(understood.extract().rules_hit.size(), 1u);
  Document odd(pay());
  odd.section("header").item("pay: x30");
  EXPECT_EQ(odd.extract().flags, std::vector<std::string>{"pay_not_understood"});
  EXPECT_EQ(odd.extract().rules_hit.size(), 1u);
}

TEST(Refusals, UnlessNeedsAFlagAndAField) {
  const auto fault = [](std::string_view rule) {
    const auto grammar = Grammar::parse(std::string(kGrammarHead) + "[[field]]\nid = \"pay\"\ntype = \"string\"\n" + std::string(rule));
    return grammar ? std::string() : to_string(grammar.errors()[0]);
  };
  EXPECT_NE(fault("[[rule]]\nid = \"a\"\nfield = \"pay\"\nunless = \"pay\"\nmatch = 'x'").find("raise a flag"), std::string::npos);
  EXPECT_NE(fault("[[rule]]\nid = \"a\"\nflag = \"range_swapped\"\nunless = \"play\"\nmatch = 'x'").find("play"), std::string::npos);
}

}  // namespace
}  // namespace quern

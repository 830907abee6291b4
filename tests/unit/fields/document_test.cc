// Rules over whole documents: what they see, where they apply, which value stands.
#include <gtest/gtest.h>

#include "unit/fields/small_grammar.h"

namespace quern {
namespace {

using namespace fields_test;

using Words = std::vector<std::string>;

Document document(std::string_view rules) {
  return Document(parse_grammar(std::string(R"(
[[field]]
id = "word"
type = "string"
[[field]]
id = "words"
type = "string"
many = true
limit = 3
spare_from = 60
[[field]]
id = "career"
type = "object"
[field.properties]
from = { type = "string", many = true, limit = 2 }
to = { type = "string", many = true }
)") + std::string(rules)));
}

TEST(DocumentFields, StandInTheOrderOfTheGrammarEvenWithoutValue) {
  auto empty = document("");
  const Extraction& extraction = empty.section("header").item("nothing").extract();
  ASSERT_EQ(extraction.fields.size(), 3u);
  EXPECT_EQ(extraction.fields[0].name, "word");
  EXPECT_TRUE(extraction.fields[0].value.is_null());
  EXPECT_EQ(extraction.fields[1].value, Value(Value::Array()));
  EXPECT_TRUE(extraction.fields[2].value.is_null());
  EXPECT_TRUE(extraction.rules_hit.empty());
  EXPECT_TRUE(extraction.flags.empty());
}

TEST(DocumentFields, SeeTheInlineHeadingBeforeAUnit) {
  auto led = document("[[rule]]\nid = 'place'\nfield = 'word'\nmatch = 'place: (?P<value>\\w+)'\n");
  led.section("header").item("Place: none here").led("Place:", "Berlin it is.").sentence("Place: Paris");
  EXPECT_EQ(led.json("word"), R"("none")");
  auto second = document("[[rule]]\nid = 'place'\nfield = 'words'\nmatch = 'place: (?P<value>\\w+)'\n");
  second.section("header").led("Place:", "Berlin it is.").led("Place:", "Rome");
  EXPECT_EQ(second.json("words"), R"(["Berlin","Rome"])");
  EXPECT_EQ(second.evidence("words"), (Words{"Place: Berlin", "Place: Rome"}));
}

TEST(DocumentFields, DoNotSeeALeadTwice) {
  auto led = document("[[rule]]\nid = 'any'\nfield = 'words'\nmatch = '\\w+:'\n");
  led.section("header").led("Place:", "Berlin").item("Alone:");
  EXPECT_EQ(led.evidence("words"), (Words{"Place:", "Alone:"}));
}

TEST(DocumentFields, SeeWholeItemsWithoutTheirLead) {
  auto items =
      document("[[rule]]\nid = 'item'\nfield = 'words'\nfrom = 'item'\n[[rule]]\nid = 'unit'\nfield = 'word'\nmatch = '^second .*'\n");
  items.section("header").heading("Skills").item("First one.").sentence("Second one.").led("Key:", "value");
  EXPECT_EQ(items.json("words"), R"(["First one. Second one.","value"])");
  EXPECT_EQ(items.json("word"), R"("Second one.")");
}

TEST(DocumentFields, SplitItems) {
  auto items = document("[[rule]]\nid = 'items'\nfield = 'words'\nfrom = 'items'\n");
  items.section("header").item("Java, Go").item("Rust");
  EXPECT_EQ(items.json("words"), R"(["Java","Go","Rust"])");
  EXPECT_EQ(items.evidence("words"), (Words{"Java", "Go", "Rust"}));
}

TEST(DocumentFields, SeeHeadings) {
  auto headed = document("[[rule]]\nid = 'heading'\nfield = 'words'\nfrom = 'heading'\nmatch = '.+'\n");
  headed.section("header").heading("One").item("no").section("pay").heading("Two").item("no");
  EXPECT_EQ(headed.json("words"), R"(["One","Two"])");
}

TEST(DocumentFields, ApplyWithinTheirSectionsAlone) {
  auto sections = document(
      "[[rule]]\nid = 'within'\nfield = 'words'\nwithin = ['requirements']\nmatch = 'x\\w'\n"
      "[[rule]]\nid = 'not'\nfield = 'word'\nnot_within = ['header', 'pay']\nmatch = 'x\\w'\n");
  sections.section("header")
      .item("x1")
      .section("requirements")
      .item("x2")
      .section("requirements.preferred")
      .item("x3")
      .section("pay")
      .item("x4");
  EXPECT_EQ(sections.json("words"), R"(["x2","x3"])");
  EXPECT_EQ(sections.json("word"), R"("x2")");
  EXPECT_EQ(sections.refusals("within"), (Words{"does not apply in section header", "does not apply in section pay"}));
}

TEST(DocumentFields, KeepToTheirPosition) {
  auto placed = document(
      "[[rule]]\nid = 'first'\nfield = 'words'\nposition = 'first'\nmatch = 'x\\w'\n"
      "[[rule]]\nid = 'early'\nfield = 'career.to'\nposition = 'early'\nmatch = 'x\\w'\n");
  placed.section("header").item("x1").item("x2").section("pay").item("x3").item("x4").section("header").item("x5").item("x6").item("x7");
  EXPECT_EQ(placed.json("words"), R"(["x1","x3"])");
  EXPECT_EQ(placed.json("career"), R"({"from":[],"to":["x1","x2","x3","x4","x5","x6"]})");
}

TEST(DocumentFields, TakeTheLowestRankThenTheFirst) {
  auto ranked = document(
      "[[rule]]\nid = 'late'\nfield = 'word'\nrank = 10\nmatch = 'b\\w'\n[[rule]]\nid = 'early'\nfield = 'word'\nmatch = 'a\\w'\n");
  ranked.section("header").item("a1 b1 b2");
  EXPECT_EQ(ranked.json("word"), R"("b1")");
  EXPECT_EQ(ranked.evidence("word"), Words{"b1"});
  EXPECT_EQ(ranked.refusals("early"), Words{"lost to rule late"});
  EXPECT_EQ(ranked.extract().rules_hit, std::vector<int>{0});
}

TEST(DocumentFields, CountWhatIsGivenOftenEnough) {
  const std::string_view rules =
      "[[rule]]\nid = 'a'\nfield = 'word'\nvotes = 2\nrank = 10\nmatch = 'at (?P<value>\\w+)'\n"
      "[[rule]]\nid = 'b'\nfield = 'word'\nvotes = 2\nrank = 10\nmatch = '(?P<value>\\w+) is'\n"
      "[[rule]]\nid = 'c'\nfield = 'word'\nmatch = 'or (?P<value>\\w+)'\n";
  auto most = document(rules);
  most.section("header").item("at x, at y").item("Y is, at z, Z is, z is, or w");
  EXPECT_EQ(most.json("word"), R"("z")");
  EXPECT_EQ(most.refusals("a"), (Words{
                                    "1 of 2 votes",
                                    "lost to rule a",
                                }));
  auto few = document(rules);
  few.section("header").item("at x, at y, or w");
  EXPECT_EQ(few.json("word"), R"("w")");
  EXPECT_EQ(few.refusals("a"), (Words{"1 of 2 votes", "1 of 2 votes"}));
  auto none = document(rules);
  none.section("header").item("at x, at y");
  EXPECT_EQ(none.json("word"), "null");
}

TEST(DocumentFields, TakeSpareRulesOnlyWhereOthersGiveNothing) {
  const std::string_view rules =
      "[[rule]]\nid = 'key'\nfield = 'words'\nmatch = 'a\\w'\n"
      "[[rule]]\nid = 'spare'\nfield = 'words'\nrank = 60\nmatch = 'b\\w'\n";
  auto both = document(rules);
  both.section("header").item("b1 a1 a2");
  EXPECT_EQ(both.json("words"), R"(["a1","a2"])");
  EXPECT_EQ(both.refusals("spare"), Words{"lost to rule key"});
  auto alone = document(rules);
  alone.section("header").item("b1 b2");
  EXPECT_EQ(alone.json("words"), R"(["b1","b2"])");
}

TEST(DocumentFields, KeepTheBestOfMatchesThatOverlap) {
  const std::string_view rules =
      "[[rule]]\nid = 'short'\nfield = 'words'\nmatch = 'data'\n"
      "[[rule]]\nid = 'long'\nfield = 'words'\nmatch = 'big data'\n"
      "[[rule]]\nid = 'ranked'\nfield = 'words'\nrank = 1\nmatch = 'data lake'\n";
  auto longest = document(rules);
  longest.section("header").item("big data, data");
  EXPECT_EQ(longest.json("words"), R"(["big data","data"])");
  auto ranked = document(rules);
  ranked.section("header").item("big data lake");
  EXPECT_EQ(ranked.json("words"), R"(["data lake"])");
  EXPECT_EQ(ranked.refusals("long"), Words{"lost to rule ranked"});
}

TEST(DocumentFields, KeepTheFirstOfEqualValuesAndNoMoreThanTheLimit) {
  auto listed = document("[[rule]]\nid = 'word'\nfield = 'words'\nmatch = '\\w+'\n");
  listed.section("header").item("go Go java").item("rust GO c zig");
  EXPECT_EQ(listed.json("words"), R"(["go","java","rust"])");
  EXPECT_EQ(listed.extract().flags, Words{"list_cut"});
}

TEST(DocumentFields, GatherListsWithinAnObject) {
  auto career = document(
      "[[rule]]\nid = 'from'\nfield = 'career.from'\nfrom = 'item'\nwithin = ['pay']\n"
      "[[rule]]\nid = 'to'\nfield = 'career.to'\nmatch = 'to (?P<value>.+)'\n");
  career.section("header").item("to Chief").section("pay").item("One").item("one").item("Two").item("Three");
  EXPECT_EQ(career.json("career"), R"({"from":["One","Two"],"to":["Chief"]})");
  EXPECT_EQ(career.evidence("career"), Words{"to Chief"});
  EXPECT_EQ(career.extract().rules_hit, (std::vector<int>{0, 1}));
}

TEST(DocumentFields, RaiseFlagsOnce) {
  auto flagged = document("[flag.odd]\nmeaning = 'm'\ncause = 'c'\ncure = 'c'\n[[rule]]\nid = 'odd'\nflag = 'odd'\nmatch = 'odd'\n");
  flagged.section("header").item("odd odd").item("odd");
  EXPECT_EQ(flagged.extract().flags, Words{"odd"});
  EXPECT_EQ(flagged.extract().rules_hit, std::vector<int>{0});
}

TEST(DocumentFields, RaiseNoFlagForWhatCouldNotWin) {
  const std::string_view rules =
      "[[field]]\nid = 'pay'\ntype = 'integer'\nmaximum = 100\n"
      "[[rule]]\nid = 'sure'\nfield = 'pay'\nrank = 10\nmatch = 'pay (?P<value>[0-9]+)'\ntypes = { value = 'integer' }\n"
      "[[rule]]\nid = 'guess'\nfield = 'pay'\nmatch = 'sum (?P<value>[0-9]+)'\ntypes = { value = 'integer' }\n";
  Document behind(parse_grammar(rules)), before(parse_grammar(rules));
  behind.section("header").item("pay 50").item("sum 900");
  EXPECT_EQ(behind.json("pay"), "50");
  EXPECT_EQ(behind.extract().flags, Words{});
  before.section("header").item("sum 900").item("pay 50");
  EXPECT_EQ(before.json("pay"), "50");
  EXPECT_EQ(before.extract().flags, Words{"value_out_of_range"});
}

TEST(DocumentFields, PointAtTheTextItself) {
  auto spans = document("[[rule]]\nid = 'years'\nfield = 'word'\nmatch = '''[0-9]-[0-9] years' work'''\n");
  spans.section("header").item("Ünder 5–6\u00A0years’ work, yes");
  EXPECT_EQ(spans.evidence("word"), Words{"5–6\u00A0years’ work"});
  EXPECT_EQ(spans.json("word"), "\"5–6 years’ work\"");
}

TEST(DocumentFields, SayWhyTheyRefuse) {
  auto refused =
      document("[[rule]]\nid = 'x'\nfield = 'words'\nmatch = 'x(?P<value>[0-9])'\nguard = { value = '< 5' }\nnot_before = 'not $'\n");
  refused.section("header").item("x7 and not x1");
  EXPECT_EQ(refused.json("words"), "[]");
  EXPECT_EQ(refused.refusals("x"), (Words{"guard value < 5 does not hold for \"7\"", "not_before is found in \"x7 and not \""}));
}

TEST(DocumentFields, StayBoundedInAUnitOfManyMatches) {
  auto many = document("[[rule]]\nid = 'n'\nfield = 'words'\nmatch = '[0-9]+'\n");
  std::string line;
  for (int i = 0; i < 50'000; ++i) line += std::to_string(i % 7) + ' ';
  many.section("header").item(line);
  EXPECT_EQ(many.json("words"), R"(["0","1","2"])");
}

}  // namespace
}  // namespace quern

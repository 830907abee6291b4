// Rules on texts alone: matches, numbers, guards, choices.
#include <gtest/gtest.h>

#include "unit/fields/small_grammar.h"

namespace quern {
namespace {

using namespace fields_test;

const Grammar& experience() {
  static const Grammar grammar = parse_grammar(R"(
[vocabulary.number_word]
5 = ["five", "fünf"]
7 = ["seven"]

[[field]]
id = "experience"
type = "object"
many = true
unique_by = "none"
[field.properties]
min_months = { type = "integer", minimum = 0, maximum = 600 }
max_months = { type = "integer", minimum = 0, maximum = 600 }
open_max = { type = "boolean" }
requirement = { type = "enum", values = ["minimum", "preferred"] }
text = { type = "string", nullable = false }

[[rule]]
id = "years"
field = "experience"
match = '(?P<min>[0-9]{1,3}(?:[.,][0-9])?|{number_word}(?: \([0-9]{1,2}\))?)(?:\s*(?:-|to)\s*(?P<max>[0-9]{1,2}))?\s*(?P<open_max>\+)?\s*years?'
types = { min = "years", max = "years", open_max = "flag" }
choose.requirement = [
  { in = ["requirements.preferred"], value = "preferred" },
  { near = 'preferred|a plus', value = "preferred" },
  { value = "minimum" } ]
guard = { min = "> 0 and <= 60" }
not_before = 'raised|over the (?:last|past) $'
not_after = '^\s*(?:of history|ago|old)'

[[rule]]
id = "weeks"
field = "experience"
match = '(?P<min>[0-9]+) weeks of practice'
types = { min = "weeks" }
text = "unit"
)");
  return grammar;
}

std::string years(std::string_view text, std::string_view section = {}) { return apply(experience(), "years", text, section); }

TEST(Rules, FillAllPropertiesInOrder) {
  EXPECT_EQ(years("12–20+ years in technology"),
            R"([{"min_months":144,"max_months":240,"open_max":true,"requirement":"minimum","text":"12–20+ years"}])");
  EXPECT_EQ(years("5+ years of experience"),
            R"([{"min_months":60,"max_months":null,"open_max":true,"requirement":"minimum","text":"5+ years"}])");
  EXPECT_EQ(years("10-15+ years"),
            R"([{"min_months":120,"max_months":180,"open_max":true,"requirement":"minimum","text":"10-15+ years"}])");
  EXPECT_EQ(years("1.5 years"), R"([{"min_months":18,"max_months":null,"open_max":false,"requirement":"minimum","text":"1.5 years"}])");
  EXPECT_EQ(years("five (5) years"),
            R"([{"min_months":60,"max_months":null,"open_max":false,"requirement":"minimum","text":"five (5) years"}])");
  EXPECT_EQ(years("7  to 9  years"),
            R"([{"min_months":84,"max_months":108,"open_max":false,"requirement":"minimum","text":"7 to 9 years"}])");
}

TEST(Rules, GuardsRefuse) {
  EXPECT_EQ(years("over 140 years"), "[]");
  EXPECT_EQ(years("0 years"), "[]");
  EXPECT_EQ(years("60 years of history"), "[]");
  EXPECT_EQ(years("18 years old"), "[]");
  EXPECT_EQ(years("we raised it 5 years"), "[]");
  EXPECT_EQ(years("over the past 5 years"), "[]");
  EXPECT_EQ(years("a 401(k) plan"), "[]");
}

TEST(Rules, NeighboursAreFortyBytes) {
  EXPECT_EQ(years("raised " + std::string(30, 'x') + " 5 years"), "[]");
  EXPECT_NE(years("raised " + std::string(40, 'x') + " 5 years"), "[]");
  EXPECT_NE(years("raised " + std::string(20, 'x') + "ääääääääää" + " 5 years"), "[]");
}

TEST(Rules, ChooseTheFirstAlternativeThatHolds) {
  EXPECT_NE(years("5 years preferred").find(R"("requirement":"preferred")"), std::string::npos);
  EXPECT_NE(years("5 years", "requirements.preferred").find(R"("requirement":"preferred")"), std::string::npos);
  EXPECT_NE(years("5 years", "requirements").find(R"("requirement":"minimum")"), std::string::npos);
}

TEST(Rules, FindEveryMatch) {
  EXPECT_EQ(years("3 years of Java and 5 years of Go"),
            R"([{"min_months":36,"max_months":null,"open_max":false,"requirement":"minimum","text":"3 years"},)"
            R"({"min_months":60,"max_months":null,"open_max":false,"requirement":"minimum","text":"5 years"}])");
}

TEST(Rules, SwapRangesAndSaySo) {
  std::vector<std::string> flags;
  const std::string made = apply(experience(), "years", "9-7 years", {}, &flags);
  EXPECT_EQ(made, R"([{"min_months":84,"max_months":108,"open_max":false,"requirement":"minimum","text":"9-7 years"}])");
  EXPECT_EQ(flags, std::vector<std::string>{"range_swapped"});
}

TEST(Rules, RefuseWhatIsOutOfBoundsAndSaySo) {
  std::vector<std::string> flags;
  EXPECT_EQ(apply(experience(), "years", "60 years", {}, &flags), "[]");
  EXPECT_EQ(flags, std::vector<std::string>{"value_out_of_range"});
}

TEST(Rules, ShowTheUnitWhereTheyAreAskedTo) {
  EXPECT_EQ(apply(experience(), "weeks", "At least 26 weeks of practice."),
            R"([{"min_months":6,"max_months":null,"open_max":false,"requirement":null,"text":"At least 26 weeks of practice."}])");
}

const Grammar& pay() {
  static const Grammar grammar = parse_grammar(R"(
[vocabulary.period]
hour = ["per hour", "/ ?h"]
year = ["per year", "p\\.a\\."]

[[field]]
id = "salary"
type = "object"
[field.properties]
min = { type = "number", minimum = 0 }
max = { type = "number", minimum = 0 }
currency = { type = "string", pattern = '^[A-Z]{3}$' }
period = { type = "enum", values = ["hour", "year"] }
currency_source = { type = "enum", values = ["code", "symbol", "name"] }
text = { type = "string", nullable = false }

[[rule]]
id = "range"
field = "salary"
match = '''(?P<currency>[$€£]|[A-Z]{3}\b)?\s*(?P<min>[0-9][0-9.,' ]*[km]?)\s*-\s*(?P<max>[0-9][0-9.,']*(?:\s[0-9]{3})*\s?(?:[km]\b|lakhs?)?)\s*(?P<period>{period})?'''
types = { currency = "currency", min = "number", max = "number", period = "period" }

[[rule]]
id = "one"
field = "salary"
match = '(?P<min>[0-9][0-9.,]*(?:,-)?)\s*(?P<currency>€|\pL+)'
types = { currency = "currency", min = "number" }
set = { period = "year" }
guard = { min = ">= 100" }
)");
  return grammar;
}

std::string range(std::string_view text) { return apply(pay(), "range", text); }

TEST(Rules, ReadRangesOfPay) {
  EXPECT_EQ(range("€70-100k"),
            R"([{"min":70000,"max":100000,"currency":"EUR","period":null,"currency_source":"symbol","text":"€70-100k"}])");
  EXPECT_EQ(
      range("$160,000 – 280,000 per year"),
      R"([{"min":160000,"max":280000,"currency":"USD","period":"year","currency_source":"symbol","text":"$160,000 – 280,000 per year"}])");
  EXPECT_EQ(range("USD 120,695 - 161, 743").substr(0, 28), R"([{"min":120695,"max":161743,)");
  EXPECT_EQ(range("60-120K"), R"([{"min":60000,"max":120000,"currency":null,"period":null,"currency_source":null,"text":"60-120K"}])");
  EXPECT_EQ(range("£45.50 - 60/h"),
            R"([{"min":45.5,"max":60,"currency":"GBP","period":"hour","currency_source":"symbol","text":"£45.50 - 60/h"}])");
  EXPECT_EQ(range("12 - 15 lakhs"),
            R"([{"min":1200000,"max":1500000,"currency":null,"period":null,"currency_source":null,"text":"12 - 15 lakhs"}])");
}

TEST(Rules, ReadAmountsOfOtherLands) {
  EXPECT_EQ(apply(pay(), "one", "1.200,50 €"),
            R"([{"min":1200.5,"max":null,"currency":"EUR","period":"year","currency_source":"symbol","text":"1.200,50 €"}])");
  EXPECT_EQ(apply(pay(), "one", "2.900,- EUR"),
            R"([{"min":2900,"max":null,"currency":"EUR","period":"year","currency_source":"code","text":"2.900,- EUR"}])");
}

TEST(Rules, RefuseAMatchWithACaptureThatItsTypeDoesNotUnderstand) {
  EXPECT_EQ(apply(pay(), "one", "5000 bananas"), "[]");
  EXPECT_EQ(apply(pay(), "one", "50 EUR"), "[]");
}

TEST(Rules, EndOnPatternsThatMatchNothing) {
  const Grammar grammar = parse_grammar(R"(
[[field]]
id = "letters"
type = "string"
many = true
[[rule]]
id = "empty"
field = "letters"
match = 'x*'
)");
  EXPECT_EQ(apply(grammar, "empty", "äxbxx"), R"(["x","xx"])");
  EXPECT_EQ(apply(grammar, "empty", ""), "[]");
}

}  // namespace
}  // namespace quern

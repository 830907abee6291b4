// What the types of captures make, in fields of every type.
#include <gtest/gtest.h>

#include "unit/fields/small_grammar.h"

namespace quern {
namespace {

using namespace fields_test;

constexpr std::string_view kFields = R"(
[vocabulary.place_kind]
remote = ["remote", "home office"]
onsite = ["on-?site"]

[vocabulary.region]
region = ["scotland", "ma"]

[vocabulary.brand]
brand = ["javascript"]

[[field]]
id = "title"
type = "string"
min_length = 2
max_length = 20

[[field]]
id = "workplace"
type = "enum"
values = ["remote", "onsite", "hybrid"]

[[field]]
id = "start"
type = "date"

[[field]]
id = "tags"
type = "string"
many = true
min_length = 2

[[field]]
id = "languages"
type = "enum"
many = true
values = ["remote", "onsite"]

[[field]]
id = "locations"
type = "object"
many = true
[field.properties]
text = { type = "string", nullable = false }
country = { type = "string" }

[[field]]
id = "skills"
type = "object"
many = true
[field.properties]
name = { type = "string", nullable = false, min_length = 2 }
kind = { type = "enum", values = ["hard", "soft"] }
aliases = { type = "string", many = true }
text = { type = "string", nullable = false }

[[field]]
id = "emails"
type = "string"
many = true

[[field]]
id = "headcount"
type = "integer"
minimum = 1

[flag.no_pay]
meaning = "m"
cause = "c"
cure = "c"

[[rule]]
id = "title.is"
field = "title"
match = 'title: (?P<value>.+)'

[[rule]]
id = "title.whole"
field = "title"
match = '^.*engineer$'

[[rule]]
id = "workplace.word"
field = "workplace"
match = '(?P<value>{place_kind})'
types = { value = "place_kind" }

[[rule]]
id = "workplace.set"
field = "workplace"
match = 'some days at home'
set = { value = "hybrid" }

[[rule]]
id = "workplace.choose"
field = "workplace"
match = 'you work'
choose.value = [ { near = 'anywhere', value = "remote" }, { value = "onsite" } ]

[[rule]]
id = "start.date"
field = "start"
match = 'from (?P<value>.+)'
types = { value = "date" }

[[rule]]
id = "start.day_first"
field = "start"
match = 'le (?P<value>.+)'
types = { value = "day_first_date" }

[[rule]]
id = "tags.line"
field = "tags"
match = '^[\pL ]+$'
types = { value = "tags" }

[[rule]]
id = "languages.items"
field = "languages"
from = "items"
match = '.+'
types = { value = "place_kind" }

[[rule]]
id = "locations.place"
field = "locations"
match = 'in (?P<value>[^.]+)'
types = { value = "place" }

[[rule]]
id = "locations.several"
field = "locations"
match = '^several: (?P<value>.+)$'
types = { value = "places" }

[[rule]]
id = "skills.items"
field = "skills"
from = "items"
match = '(?:know|knowledge of) (?P<name>.+)'
set = { kind = "hard" }

[[rule]]
id = "skills.aliases"
field = "skills"
match = '(?P<name>\w+) \(also (?P<aliases>[^)]+)\)'
types = { aliases = "list" }

[[rule]]
id = "emails.address"
field = "emails"
match = '\S+@\S+'
types = { value = "email" }

[[rule]]
id = "headcount"
field = "headcount"
match = '(?P<value>[0-9.]+) people'
types = { value = "integer" }

[[rule]]
id = "no_pay"
flag = "no_pay"
match = '\$ - \$'
)";

const Grammar& scalars() {
  static const Grammar grammar = parse_grammar(kFields);
  return grammar;
}

TEST(Values, MakeScalars) {
  EXPECT_EQ(apply(scalars(), "title.is", "Title: Data  Engineer "), R"(["Data Engineer"])");
  EXPECT_EQ(apply(scalars(), "title.is", "Title: a much longer title than this field takes"), "[]");
  EXPECT_EQ(apply(scalars(), "title.whole", "Data Engineer"), R"(["Data Engineer"])");
  EXPECT_EQ(apply(scalars(), "headcount", "12 people"), "[12]");
  EXPECT_EQ(apply(scalars(), "headcount", "1.5 people"), "[]");
}

TEST(Values, MakeValuesOfVocabulariesConstantsAndChoices) {
  EXPECT_EQ(apply(scalars(), "workplace.word", "home office, or on-site"), R"(["remote","onsite"])");
  EXPECT_EQ(apply(scalars(), "workplace.word", "the remoteness"), "[]");
  EXPECT_EQ(apply(scalars(), "workplace.set", "some days at home"), R"(["hybrid"])");
  EXPECT_EQ(apply(scalars(), "workplace.choose", "you work anywhere"), R"(["remote"])");
  EXPECT_EQ(apply(scalars(), "workplace.choose", "you work here"), R"(["onsite"])");
}

TEST(Values, MakeDates) {
  EXPECT_EQ(apply(scalars(), "start.date", "from 31. März 2026"), R"(["2026-03-31"])");
  EXPECT_EQ(apply(scalars(), "start.date", "from 1/3/2026"), R"(["2026-01-03"])");
  EXPECT_EQ(apply(scalars(), "start.day_first", "le 1/3/2026"), R"(["2026-03-01"])");
  EXPECT_EQ(apply(scalars(), "start.date", "from March on"), "[]");
  EXPECT_EQ(apply(scalars(), "start.date", "from 2026-02-30"), "[]");
}

TEST(Values, MakeSeveralValuesOfTags) {
  std::vector<std::string> flags;
  EXPECT_EQ(apply(scalars(), "tags.line", "JavaScriptCloud ComputingData", {}, &flags), R"(["JavaScript","Cloud Computing","Data"])");
  ASSERT_FALSE(flags.empty());
  EXPECT_EQ(flags[0], "glued_tags");
  flags.clear();
  EXPECT_EQ(apply(scalars(), "tags.line", "JavaScript", {}, &flags), R"(["JavaScript"])");
  EXPECT_TRUE(flags.empty());
}

TEST(Values, SplitItems) {
  EXPECT_EQ(apply(scalars(), "languages.items", "remote, on-site and elsewhere"), R"(["remote","onsite"])");
  EXPECT_EQ(apply(scalars(), "languages.items", "elsewhere"), "[]");
  EXPECT_EQ(apply(scalars(), "skills.items", "Knowledge of Java, C and Go."),
            R"([{"name":"Java","kind":"hard","aliases":[],"text":"Knowledge of Java, C and Go."},)"
            R"({"name":"Go","kind":"hard","aliases":[],"text":"Knowledge of Java, C and Go."}])");
}

TEST(Values, FillListsWithinObjects) {
  EXPECT_EQ(apply(scalars(), "skills.aliases", "Go (also Golang, Go language)"),
            R"json([{"name":"Go","kind":null,"aliases":["Golang","Go language"],"text":"Go (also Golang, Go language)"}])json");
}

TEST(Values, MakePlaces) {
  EXPECT_EQ(apply(scalars(), "locations.place", "You work in Berlin, Deutschland."), R"([{"text":"Berlin, Deutschland","country":"DE"}])");
  EXPECT_EQ(apply(scalars(), "locations.place", "in Springfield"), R"([{"text":"Springfield","country":null}])");
}

TEST(Values, TakePlacesApartButForTheirRegions) {
  EXPECT_EQ(apply(scalars(), "locations.several", "several: Leith, Perth and Oban"),
            R"([{"text":"Leith","country":null},{"text":"Perth","country":null},{"text":"Oban","country":null}])");
  EXPECT_EQ(apply(scalars(), "locations.several", "several: Leith, Scotland; Boston, MA or Ulm, Germany"),
            R"([{"text":"Leith, Scotland","country":"GB"},{"text":"Boston, MA","country":null},{"text":"Ulm, Germany","country":"DE"}])");
  EXPECT_EQ(apply(scalars(), "locations.several", "several: Leith"), R"([{"text":"Leith","country":null}])");
}

TEST(Values, CheckAddresses) {
  EXPECT_EQ(apply(scalars(), "emails.address", "write to <jobs@example.org>, or name@... or b@example.com."),
            R"(["jobs@example.org","b@example.com"])");
}

TEST(Values, RaiseFlags) {
  std::vector<std::string> flags;
  EXPECT_EQ(apply(scalars(), "no_pay", "pay: $ - $", {}, &flags), "[true]");
  EXPECT_EQ(flags, std::vector<std::string>{"no_pay"});
  flags.clear();
  EXPECT_EQ(apply(scalars(), "no_pay", "pay: $5 - $6", {}, &flags), "[]");
  EXPECT_TRUE(flags.empty());
}

}  // namespace
}  // namespace quern

#include <gtest/gtest.h>

#include <optional>

#include "support/grammar_text.h"

namespace quern {
namespace {

struct Case {
  const char* name;
  const char* addition;
  const char* code;
  std::optional<uint32_t> line, column;  // nothing: not looked at
  const char* message;                   // is found in the message
  const char* help;                      // is found in the help
};

void PrintTo(const Case& fault, std::ostream* out) { *out << fault.name; }

class GrammarFault : public testing::TestWithParam<Case> {};

TEST_P(GrammarFault, IsToldAtItsPlaceWithHelp) {
  const Case& fault = GetParam();
  const Errors errors = faults_of(fault.addition);
  const auto told_so = std::find_if(errors.begin(), errors.end(), [&](const Error& error) {
    return error.code == fault.code && error.message.find(fault.message) != std::string::npos;
  });
  ASSERT_NE(told_so, errors.end()) << told(errors);
  EXPECT_EQ(told_so->place.file, "small.toml");
  EXPECT_EQ(told_so->place.line, fault.line.value_or(told_so->place.line)) << told(errors);
  EXPECT_EQ(told_so->place.column, fault.column.value_or(told_so->place.column)) << told(errors);
  EXPECT_NE(told_so->help.find(fault.help), std::string::npos) << told(errors);
}

constexpr Case kCases[] = {
    {"Syntax", "[section.x\n", "grammar_syntax", 1, std::nullopt, "", "mend the TOML"},
    {"UnknownKey", "[section.x]\nheds.en = ['a']\n", "grammar_unknown_key", 2, 1, "a section has no key `heds`", "did you mean `heads`?"},
    {"UnknownKeyFarFromAll", "[[rule]]\nid = 'r'\nfield = 'title'\nzzzzzzzz = 1\n", "grammar_unknown_key", 4, 1,
     "a rule has no key `zzzzzzzz`", "known: `id`"},
    {"WrongType", "[section.x]\ninline = 'yes'\n", "grammar_bad_value", 2, 10, "`inline` is a string", "true or false"},
    {"NegativeInteger", "[[rule]]\nid = 'r'\nfield = 'title'\nrank = -1\n", "grammar_bad_value", 4, 8, "`rank` is an integer",
     "not negative"},
    {"WrongElement", "[section.x]\nheads.en = ['a', 5]\n", "grammar_bad_value", 2, 18, "is an integer", "a string"},
    {"ListWanted", "[section.x]\nwithin = 'duties'\n", "grammar_bad_value", 2, 10, "`within` is a string", "a list of strings"},
    {"StringOrListWanted", "[[rule]]\nid = 'r'\nfield = 'title'\nnot_value = 5\n", "grammar_bad_value", 4, 13, "`not_value` is an integer",
     "a string, or a list of strings"},
    {"StringInListWanted", "[[rule]]\nid = 'r'\nfield = 'title'\nnot_value = ['a', 5]\n", "grammar_bad_value", 4, 19, "is an integer",
     "a string"},
    {"TableWanted", "[section]\nx = 'duties'\n", "grammar_bad_value", 2, 5, "`x` is a string", "a table"},
    {"DateIsNoValue", "[[rule]]\nid = 'r'\nfield = 'title'\nset = { value = 2026-03-31 }\n", "grammar_bad_value", 4, 17,
     "`value` is a date or time", ""},
    {"MissingId", "[[rule]]\nfield = 'title'\n", "grammar_missing_key", 1, 1, "a rule needs the key `id`", "add id = "},
    {"CueWithoutMatch", "[section.x]\ncues.en = [{ weight = 2.0 }]\n", "grammar_missing_key", 2, 12, "a cue needs the key `match`",
     "add match"},
    {"NeitherFieldNorFlag", "[[rule]]\nid = 'r'\nmatch = 'a'\n", "grammar_missing_key", 2, 6, "has neither `field` nor `flag`",
     "one of them"},
    {"FieldAndFlag", "[[rule]]\nid = 'r'\nfield = 'title'\nflag = 'no_pay'\n", "grammar_missing_key", 2, 6, "has both `field` and `flag`",
     "one of them"},
    {"UnknownField", "[[rule]]\nid = 'r'\nfield = 'titel'\n", "grammar_unknown_name", 3, 9, "there is no field `titel`",
     "did you mean `title`?"},
    {"UnknownFieldProperty", "[[rule]]\nid = 'r'\nfield = 'pay.mni'\n", "grammar_unknown_name", 3, 9,
     "`pay.mni` is no property of the object `pay`", "did you mean `min`?"},
    {"PropertyOfNoObject", "[[rule]]\nid = 'r'\nfield = 'title.x'\n", "grammar_unknown_name", 3, 9, "`title.x` is no property", ""},
    {"UnknownSection", "[[rule]]\nid = 'r'\nfield = 'title'\nwithin = ['dutys']\n", "grammar_unknown_name", 4, 11,
     "there is no section `dutys`", "did you mean `duties`?"},
    {"UnknownChild", "[section.x]\nchildren = ['dutties']\n", "grammar_unknown_name", 2, 13, "there is no section `dutties`",
     "did you mean `duties`?"},
    {"UnknownLanguageOfHeads", "[section.x]\nheads.eng = ['a']\n", "grammar_unknown_name", 2, 7, "there is no language `eng`",
     "did you mean `en`?"},
    {"UnknownLanguageOfCues", "[section.x]\ncues.fr = ['a']\n", "grammar_unknown_name", 2, 6, "there is no language `fr`", "`any`"},
    {"UnknownLanguageOfRule", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a'\nlanguage = 'e'\n", "grammar_unknown_name", 5, 12,
     "there is no language `e`", ""},
    {"UnknownFlag", "[[rule]]\nid = 'r'\nflag = 'nopay'\nmatch = 'a'\n", "grammar_unknown_name", 3, 8, "there is no flag `nopay`",
     "did you mean `no_pay`?"},
    {"FlagRuleWithValue", "[[rule]]\nid = 'r'\nflag = 'no_pay'\nmatch = 'a'\nset = { value = 'x' }\n", "grammar_bad_value", 5, 1,
     "raises a flag", "remove it"},
    {"VotesForAList", "[[rule]]\nid = 'r'\nflag = 'no_pay'\nmatch = 'a'\nvotes = 2\n", "grammar_bad_value", 5, 9,
     "`votes` is for those alone", "remove it"},
    {"UnknownType", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<min>[0-9]+)'\ntypes = { min = 'nummber' }\n", "grammar_unknown_name",
     5, 17, "there is no type or vocabulary `nummber`", "did you mean `number`?"},
    {"UnknownMacro", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = '{NUMBR}'\n", "grammar_unknown_name", 4, 9,
     "there is no macro or vocabulary `{NUMBR}`", "did you mean `NUMBER`?"},
    {"TypeOfNoCapture", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<min>[0-9]+)'\ntypes = { min = 'number', max = 'number' }\n",
     "grammar_unknown_name", 5, 27, "`types` names the capture `max`", "known: `min`"},
    {"CaptureOfNoProperty", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<mini>[0-9]+)'\ntypes = { mini = 'number' }\n",
     "grammar_unknown_name", 5, 18, "fills the property `mini`", "did you mean `min`?"},
    {"CaptureOfScalar", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = '(?P<name>.+)'\n", "grammar_unknown_name", 4, 9,
     "fills the property `name`", "the capture `value` alone"},
    {"DurationWithoutItsProperty", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<min>[0-9]+) years'\ntypes = { min = 'years' }\n",
     "grammar_unknown_name", 5, 17, "fills the property `min_months`", ""},
    {"TextIntoNumber", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<min>[0-9]+)'\n", "grammar_bad_value", 4, 9, "is of the type `text`",
     "a number takes the types number"},
    {"TextIntoEnum", "[[rule]]\nid = 'r'\nfield = 'period'\nmatch = 'hour|year'\n", "grammar_bad_value", 4, 9, "is of the type `text`",
     "a vocabulary"},
    {"VocabularyOfOtherValues", "[[rule]]\nid = 'r'\nfield = 'period'\nmatch = '{color}'\ntypes = { value = 'color' }\n",
     "grammar_bad_value", 5, 19, "is of the type `color`", "`red` is none of the values"},
    {"BadPattern", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a[bc'\n", "bad_pattern", 4, 9, "missing ]: [bc", "close each bracket"},
    {"LookAhead", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a(?!b)'\n", "bad_pattern", 4, 9, "(?!", "not_after"},
    {"BadCue", "[section.x]\ncues.en = ['fine', 'a**']\n", "bad_pattern", 2, 20, "cue of `x`", ""},
    {"BadHeadingPattern", "[section.x]\npatterns.en = ['(']\n", "bad_pattern", 2, 16, "heading pattern of `x`", ""},
    {"BadMacro", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = '{BAD} {BAD}'\n[macro2]\n", "grammar_unknown_key", 5, 2,
     "a grammar has no key `macro2`", "did you mean `macro`?"},
    {"BadVocabulary", "[vocabulary.v]\na = ['x', '(']\n", "bad_pattern", 2, 11, "vocabulary `v`, `a`", ""},
    {"BadGuard", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<min>[0-9]+)'\ntypes = { min = 'number' }\nguard = { min = 'below 40' }\n",
     "grammar_bad_guard", 6, 17, "`below 40` is no guard", "<= 40"},
    {"GuardOfNoCapture",
     "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<min>[0-9]+)'\ntypes = { min = 'number' }\nguard = { max = '<= 40' }\n",
     "grammar_unknown_name", 6, 11, "`guard` names the capture `max`", "known: `min`"},
    {"SetOutOfEnum", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = 'a'\nset = { period = 'yeer' }\n", "grammar_bad_value", 5, 18,
     "`yeer` is none of the values", ""},
    {"SetOfNoProperty", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = 'a'\nset = { priod = 'year' }\n", "grammar_unknown_name", 5, 9,
     "`set` names the property `priod`", "did you mean `period`?"},
    {"SetOfOtherType", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = 'a'\nset = { min = 'much' }\n", "grammar_bad_value", 5, 15,
     "it must be a number", ""},
    {"ChooseOfNoProperty", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = 'a'\nchoose.perio = [{ value = 'year' }]\n", "grammar_unknown_name",
     5, 8, "`choose` names the property `perio`", "did you mean `period`?"},
    {"ChooseOutOfEnum", "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = 'a'\nchoose.period = [{ value = 'week' }]\n", "grammar_bad_value", 5,
     28, "`week` is none of the values", ""},
    {"ChooseUnreachable",
     "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = 'a'\nchoose.period = [{ value = 'year' }, { near = 'h', value = 'hour' }]\n",
     "grammar_bad_value", 5, 18, "never reached", "put it last"},
    {"UnknownPosition", "[[rule]]\nid = 'r'\nfield = 'title'\nposition = 'frist'\n", "grammar_bad_value", 4, 12, "`position` is `frist`",
     "did you mean `first`?"},
    {"DuplicateRule", "[[rule]]\nid = 'r'\nfield = 'title'\n[[rule]]\nid = 'r'\nfield = 'title'\n", "grammar_duplicate", 5, 6,
     "[[rule]] `r` stands twice", "rename one"},
    {"DuplicateEnumValue", "[[field]]\nid = 'f'\ntype = 'enum'\nvalues = ['a', 'b', 'a']\n", "grammar_duplicate", 4, 21, "`a` stands twice",
     "remove one"},
    {"SectionWithinItself", "[section.x]\nwithin = ['x']\n", "grammar_cycle", 2, 11, "section `x` stands within itself", ""},
    {"SectionsThatNeverOpen", "[section.x]\nwithin = ['y']\n[section.y]\nwithin = ['x']\n", "grammar_cycle", 1, 10,
     "section `x` can never open", "stand anywhere"},
    {"SubKindOfNothing", "[section.'x.y']\n", "grammar_unknown_name", 1, 10, "`x.y` is a sub-kind of `x`", "add [section.x]"},
    {"GoodExampleWithoutExpectation", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a'\nok = ['a']\n", "grammar_bad_example", 5, 7,
     "a list of a text and what it gives", "write ok = "},
    {"ExampleThatCannotBe", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a'\nok = [['a', 5]]\n", "grammar_bad_example", 5, 13,
     "it must be a string", ""},
    {"ExampleOfUnknownProperty",
     "[[rule]]\nid = 'r'\nfield = 'pay'\nmatch = '(?P<min>[0-9]+)'\ntypes = { min = 'number' }\nok = [['5', { mn = 5 }]]\n",
     "grammar_bad_example", 6, 13, "there is no property `mn`", ""},
    {"BadExampleWithExpectation", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a'\nno = [['a', 'b', 'c']]\n", "grammar_bad_example", 5, 7,
     "an example of `no` is a text", "write no = "},
    {"ExampleInUnknownSection", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a'\nok = [['a', 'a', 'dutie']]\n", "grammar_unknown_name", 5,
     18, "there is no section `dutie`", "did you mean `duties`?"},
    {"KindNeverReached", "[[kind]]\nname = 'late'\n", "grammar_bad_value", std::nullopt, std::nullopt, "this kind always holds",
     "put it last"},
    {"LastKindConditional", "[[kind]]\nname = 'late'\nany = ['field:title']\n", "grammar_bad_value", 2, 8, "the last kind has a condition",
     "without condition"},
    {"NoCondition", "[[kind]]\nname = 'late'\nany = ['title']\n", "grammar_bad_value", 3, 8, "`title` is no condition", "field:NAME"},
    {"ConditionOnUnknownField", "[[kind]]\nname = 'late'\nany = ['field:titel']\n", "grammar_unknown_name", 3, 8,
     "there is no field `titel`", "did you mean `title`?"},
    {"ConditionOnUnknownRule", "[[kind]]\nname = 'late'\nall = ['rule:r']\n", "grammar_unknown_name", 3, 8, "there is no rule `r`", ""},
    {"TemplateIsNoJson", "[[schemaorg]]\nkind = 'any'\ntemplate = '{\"a\": }'\n", "grammar_bad_value", 3, 12, "the template is no JSON",
     ""},
    {"TemplateOfUnknownField", "[[schemaorg]]\nkind = 'any'\ntemplate = '{\"a\": \"$titel\"}'\n", "grammar_unknown_name", 3, 12,
     "the template names `titel`", "did you mean `title`?"},
    {"TemplateOfUnknownProperty", "[[schemaorg]]\nkind = 'any'\ntemplate = '{\"a\": \"$pay.mim\"}'\n", "grammar_unknown_name", 3, 12,
     "the template names `pay.mim`", ""},
    {"TemplateRepeatsUnknownField", "[[schemaorg]]\nkind = 'any'\ntemplate = '{\"a\": {\"$each\": \"tagz\", \"b\": \"$\"}}'\n",
     "grammar_unknown_name", 3, 12, "$each names `tagz`", "did you mean `tags`?"},
    {"RequiredIsNotInTheTemplate", "[[schemaorg]]\nkind = 'any'\nrequire = ['name']\ntemplate = '{\"nam\": \"$title\"}'\n",
     "grammar_unknown_name", 3, 12, "`require` names `name`", "did you mean `nam`?"},
    {"TemplateOfUnknownSection", "[[schemaorg]]\nkind = 'any'\ntemplate = '{\"a\": \"$$items:dutys\"}'\n", "grammar_unknown_name", 3, 12,
     "the section `dutys`", "did you mean `duties`?"},
    {"SchemaOrgOfUnknownKind", "[[schemaorg]]\nkind = 'some'\ntemplate = '{}'\n", "grammar_unknown_name", 2, 8, "there is no kind `some`",
     ""},
    {"DecodingOfUnknownSection", "[decoding.start]\ndutis = 1.0\n", "grammar_unknown_name", 2, 1, "there is no section `dutis`",
     "did you mean `duties`?"},
    {"DecodingOfSubKind", "[section.'duties.main']\n[decoding.base]\n'duties.main' = 1.0\n", "grammar_unknown_name", 3, 1, "is a sub-kind",
     "take `duties`"},
    {"ChangeWithoutTarget", "[decoding.change]\nduties = 1.0\n", "grammar_bad_value", 2, 1, "`duties` names no change", "FROM.TO"},
    {"UnknownFieldType", "[[field]]\nid = 'f'\ntype = 'strng'\n", "grammar_bad_value", 3, 8, "there is no type `strng`",
     "did you mean `string`?"},
    {"BoundsOfString", "[[field]]\nid = 'f'\ntype = 'string'\nminimum = 1\n", "grammar_bad_value", 4, 1,
     "`minimum` means nothing for the type string", "integer and number"},
    {"LimitOfSingleValue", "[[field]]\nid = 'f'\ntype = 'string'\nlimit = 1\n", "grammar_bad_value", 4, 1, "`limit` means nothing",
     "many = true"},
    {"BoundsReversed", "[[field]]\nid = 'f'\ntype = 'number'\nminimum = 5\nmaximum = 1\n", "grammar_bad_value", 4, 11,
     "`minimum` is greater than `maximum`", "exchange"},
    {"EnumWithoutValues", "[[field]]\nid = 'f'\ntype = 'enum'\n", "grammar_missing_key", 2, 6, "an enum needs `values`", "add values"},
    {"ObjectWithoutProperties", "[[field]]\nid = 'f'\ntype = 'object'\n", "grammar_missing_key", 2, 6, "an object needs `properties`",
     "add properties"},
    {"BadValuePattern", "[[field]]\nid = 'f'\ntype = 'string'\npattern = '('\n", "bad_pattern", 4, 11, "", ""},
    {"SpareOfSingleValue", "[[field]]\nid = 'f'\ntype = 'string'\nspare_from = 1\n", "grammar_bad_value", 4, 1,
     "`spare_from` means nothing", "many = true"},
    {"UniqueByUnknownProperty", "[[field]]\nid = 'f'\ntype = 'string'\nmany = true\nunique = ['x']\n", "grammar_unknown_name", 5, 11,
     "there is no property `x`", ""},
    {"UniqueByWhat", "[[field]]\nid = 'f'\ntype = 'string'\nmany = true\nunique_by = 'name'\n", "grammar_bad_value", 5, 13,
     "`unique_by` is `name`", "none"},
    {"DotInField", "[[field]]\nid = 'f.g'\ntype = 'string'\n", "grammar_bad_value", 2, 6, "no dot", "FIELD.PROPERTY"},
};

INSTANTIATE_TEST_SUITE_P(Each, GrammarFault, testing::ValuesIn(kCases), [](const auto& each) { return std::string(each.param.name); });

TEST(GrammarFaults, TheSmallGrammarHasNone) { EXPECT_EQ(told(faults_of("")), ""); }

TEST(GrammarFaults, AreAllToldAtOnceInTheOrderOfTheFile) {
  const Errors errors = faults_of(
      "[section.x]\nheds.en = ['a']\n[[rule]]\nid = 'r'\nfield = 'titel'\n[[rule]]\nid = 's'\nfield = 'title'\nmatch = '('\nrank = "
      "'low'\n");
  ASSERT_EQ(errors.size(), 4u) << told(errors);
  EXPECT_EQ(errors[0].code, "grammar_unknown_key");
  EXPECT_EQ(errors[1].code, "grammar_unknown_name");
  EXPECT_EQ(errors[2].code, "bad_pattern");
  EXPECT_EQ(errors[3].code, "grammar_bad_value");
}

TEST(GrammarFaults, MoreLanguagesThanADocumentCanBeWrittenIn) {
  std::string languages;
  for (char first = 'a'; first <= 'm'; ++first)
    for (char second = 'a'; second <= 'e'; ++second) languages += std::string("'") + first + second + "', ";
  const auto grammar = Grammar::parse("grammar = 'x'\nlanguages = [" + languages + "]\n", "x.toml");
  ASSERT_FALSE(grammar);
  EXPECT_NE(told(grammar.errors()).find("x.toml:2:398: error[grammar_bad_value]: `languages` names more than 64"), std::string::npos)
      << told(grammar.errors());
}

TEST(GrammarFaults, AFaultyMacroIsToldOnceWhereverItIsUsed) {
  const std::string rule = "field = 'title'\nmatch = '{BAD} {BAD}'\n";
  const auto grammar = Grammar::parse("[macro]\nBAD = '('\n[[rule]]\nid = 'a'\n" + rule + "[[rule]]\nid = 'b'\n" + rule, "macro.toml");
  ASSERT_FALSE(grammar);
  size_t bad = 0;
  for (const Error& error : grammar.errors()) bad += error.code == "bad_pattern";
  EXPECT_EQ(bad, 1u) << told(grammar.errors());
}

TEST(GrammarFaults, MacrosThatNameEachOther) {
  const auto grammar = Grammar::parse("[macro]\nA = 'x{B}'\nB = 'y{A}'\n", "macro.toml");
  ASSERT_FALSE(grammar);
  EXPECT_NE(told(grammar.errors()).find("error[grammar_cycle]: `{"), std::string::npos) << told(grammar.errors());
}

TEST(GrammarFaults, OneNameForAMacroAndAVocabulary) {
  const auto grammar = Grammar::parse("[macro]\nA = 'x'\n[vocabulary.A]\nv = ['x']\n", "macro.toml");
  ASSERT_FALSE(grammar);
  EXPECT_NE(told(grammar.errors()).find("macro.toml:3:13: error[grammar_duplicate]"), std::string::npos) << told(grammar.errors());
}

TEST(GrammarFaults, AMacroThatNoPatternCanName) {
  const auto grammar = Grammar::parse("[macro]\n\"A-B\" = 'x'\n", "macro.toml");
  ASSERT_FALSE(grammar);
  EXPECT_NE(told(grammar.errors()).find("macro.toml:2:1: error[grammar_bad_value]: `A-B` cannot stand in a pattern"), std::string::npos)
      << told(grammar.errors());
}

TEST(GrammarFaults, AWholeGrammarNeedsSectionsFieldsAndKinds) {
  const auto grammar = Grammar::parse("grammar = 'x'\nschema = 'x/1'\n", "x.toml");
  ASSERT_FALSE(grammar);
  ASSERT_EQ(grammar.errors().size(), 3u) << told(grammar.errors());
  for (const Error& error : grammar.errors()) EXPECT_EQ(error.code, "grammar_missing_key");
}

// What a part names may be declared elsewhere; its syntax, keys and patterns are its own.
TEST(GrammarFaults, OfAPartAreThoseThatItHasByItself) {
  const auto sound = Grammar::parse("grammar = 'p'\n[[rule]]\nid = 'r'\nfield = 'elsewhere'\nmatch = '{MACRO}'\n", "p.toml");
  ASSERT_FALSE(sound);
  ASSERT_EQ(sound.errors().size(), 1u) << told(sound.errors());
  EXPECT_EQ(sound.errors()[0].code, "grammar_part");
  const auto spoilt = Grammar::parse("grammar = 'p'\n[section.x]\nheds.en = []\ncues.en = ['(']\n", "p.toml");
  ASSERT_FALSE(spoilt);
  ASSERT_EQ(spoilt.errors().size(), 2u) << told(spoilt.errors());
  EXPECT_EQ(spoilt.errors()[0].code, "grammar_unknown_key");
  EXPECT_EQ(spoilt.errors()[1].code, "bad_pattern");
}

}  // namespace
}  // namespace quern

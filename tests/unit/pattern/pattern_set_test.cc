#include <gtest/gtest.h>

#include <algorithm>

#include "pattern/pattern.h"

namespace quern {
namespace {

std::vector<int> match(const PatternSet& set, std::string_view text) {
  std::vector<int> hits{42};
  set.match(text, hits);
  return hits;
}

TEST(PatternSet, EmptyMatchesNothing) {
  const auto none = PatternSet::compile({}, {}, Anchor::kNone);
  ASSERT_TRUE(none);
  EXPECT_EQ(none->size(), 0u);
  EXPECT_TRUE(match(*none, "anything").empty());
  EXPECT_TRUE(match(PatternSet(), "").empty());
}

TEST(PatternSet, GivesAllThatMatchAscending) {
  const auto set = PatternSet::compile({"years?", "[0-9]+", "salary", "^over"}, {"a", "b", "c", "d"}, Anchor::kNone);
  ASSERT_TRUE(set);
  EXPECT_EQ(set->size(), 4u);
  EXPECT_EQ(match(*set, "Over 10 YEARS"), (std::vector<int>{0, 1, 3}));
  EXPECT_TRUE(match(*set, "nothing").empty());
}

TEST(PatternSet, Anchors) {
  const std::vector<std::string> regexes{"role", "role of .*"}, names{"a", "b"};
  const auto start = PatternSet::compile(regexes, names, Anchor::kStart);
  const auto both = PatternSet::compile(regexes, names, Anchor::kBoth);
  ASSERT_TRUE(start && both);
  EXPECT_EQ(match(*start, "role of x"), (std::vector<int>{0, 1}));
  EXPECT_TRUE(match(*start, "the role").empty());
  EXPECT_EQ(match(*both, "role of x"), (std::vector<int>{1}));
}

TEST(PatternSet, NamesThePatternThatIsNoRe2) {
  const auto set = PatternSet::compile({"fine", "(open", "b**"}, {"one", "two", "three"}, Anchor::kNone);
  ASSERT_FALSE(set);
  ASSERT_EQ(set.errors().size(), 2u);
  EXPECT_EQ(set.errors()[0].code, "bad_pattern");
  EXPECT_NE(set.errors()[0].message.find("`two`"), std::string::npos);
  EXPECT_NE(set.errors()[1].message.find("`three`"), std::string::npos);
}

TEST(PatternSet, SaysWhatItTriesOnEveryText) {
  const auto set = PatternSet::compile({"[a-z]+ [a-z]+", "salary", "^(?:the|a) "}, {"a", "b", "c"}, Anchor::kNone);
  ASSERT_TRUE(set);
  EXPECT_EQ(set->always_tried(), (std::vector<int>{0}));
}

TEST(PatternSet, TriesTheGroupsThatItIsAskedFor) {
  std::vector<Pattern> patterns;
  for (const char* regex : {"[0-9]", "pay", "lohn", "pay|lohn"}) patterns.push_back(*Pattern::compile(regex));
  const PatternSet set(patterns, Anchor::kNone, {-1, 0, 3, 3});
  const auto hits = [&](uint64_t groups) {
    std::vector<int> found;
    set.match("pay or lohn: 5", found, nullptr, groups);
    return found;
  };
  EXPECT_EQ(hits(~uint64_t{0}), (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(hits(1), (std::vector<int>{0, 1}));
  EXPECT_EQ(hits(8), (std::vector<int>{0, 2, 3}));
  EXPECT_EQ(hits(0), (std::vector<int>{0}));
  EXPECT_EQ(hits(2), (std::vector<int>{0}));
}

TEST(PatternSet, TriesNoMoreThanItIsAskedFor) {
  const auto set = PatternSet::compile({"pay", "[0-9]+", "pay [0-9]"}, {"a", "b", "c"}, Anchor::kNone);
  std::vector<int> hits;
  const PatternSet::Mask only{0b101};
  set->match("pay 5", hits, &only);
  EXPECT_EQ(hits, (std::vector<int>{0, 2}));
}

TEST(PatternSet, TriesTheEmptyText) {
  const auto set = PatternSet::compile({"^$", "^a?$", "^a$", ".*"}, {"a", "b", "c", "d"}, Anchor::kNone);
  ASSERT_TRUE(set);
  EXPECT_EQ(match(*set, ""), (std::vector<int>{0, 1, 3}));
}

const std::vector<std::string> kRegexes{
    "years?",
    "[0-9]{1,2} ?\\+",
    "(?:a|b)c",
    "^(?:an? )?(?:strong|good) ",
    "salary|pay|wage",
    "(?:c\\+\\+|c#|\\.net)",
    "[$£€] ?[0-9]",
    "é(?:t|T)udes",
    "ÜBER uns",
    "^[^a-z]+$",
    "x*",
    "(?:)",
    "^",
    "$",
    "\\bof the\\b",
    "[[:alpha:]]{12}",
    "(?-i:[A-Z]{3})",
    "\\d{4}-\\d\\d",
    ".{0,60}degree",
    "(?i)ß",
    "начальник",
    "(?P<v>e-?mail):? \\S+@",
    "^#{1,3} ",
    "\\Qa.b\\E",
    "[^x]y{2,}z?",
    "(?:^|; )note",
    "\\x41b",
    "[\\pL-]+ist\\b",
    "k(?:m|g)",
    "^(?:[a-z]+ly )?(?:lead|plan)(?:s|ing)?\\b",
    "(?:a|b)+c|^x{2,}$",
    "\\b(?:c\\+\\+|\\.net)(?:\\W|$)",
    "(?:[a-z]+ ){1,3}man$",
    "(?m)^note",
    "(?m:years?$)",
    "\\bof\\b.{0,9}\\bthe\\b",
    "\\B4",
    "^[^.]{2,6}$",
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen) of",
};

const std::vector<std::string> kTexts{
    "",
    "a",
    "10+ Years of C++ and .NET",
    "An strong man",
    "strong",
    "A Good day",
    "PAY: £ 45,000",
    "€5",
    "ÉTUDES supérieures",
    "études",
    "Über Uns",
    "ÜBER UNS",
    "1234",
    "ac",
    "BC",
    "of the",
    "off the",
    "internationalization",
    "USD 3",
    "2026-03-31",
    "a bachelor's degree",
    "groß",
    "НАЧАЛЬНИК отдела",
    "Email: a@b.c",
    "e-mail x@y",
    "## Tasks",
    "a.b",
    "axb",
    "ayyz",
    "note",
    "x; NOTE",
    "Ab",
    "ab",
    "data-scientist",
    "Ärztist",
    "5 kg",
    "Seventeen of",
    "ten of",
    "\n",
    "c#",
    "xxxx",
    "XXY",
    "pay",
    "wage slave salary",
    "Quickly leads all",
    "leader plan",
    "Planning",
    "one\nnote",
    "10 years\nof the",
    "aabac",
    "of all the",
    "C++",
    "use .NET now",
    "xx.",
};

// What rules patterns out must never rule out one that matches: all patterns on all texts, one by one and as a set.
TEST(PatternSet, AgreesWithItsPatternsOneByOne) {
  std::vector<Pattern> patterns;
  for (const std::string& regex : kRegexes) {
    auto compiled = Pattern::compile(regex);
    ASSERT_TRUE(compiled) << regex;
    patterns.push_back(*compiled);
  }
  const PatternSet anywhere(patterns, Anchor::kNone), whole(patterns, Anchor::kBoth), narrow(patterns, Anchor::kNone, {}, Effort::kNarrow);
  for (const std::string& text : kTexts) {
    std::vector<int> found, matching;
    for (size_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i].found(text)) found.push_back(static_cast<int>(i));
      if (patterns[i].matches(text)) matching.push_back(static_cast<int>(i));
    }
    EXPECT_EQ(match(anywhere, text), found) << text;
    EXPECT_EQ(match(whole, text), matching) << text;
    std::vector<int> narrowed;
    for (const PatternSet* set : {&anywhere, &narrow}) {
      set->narrow(text, narrowed);
      EXPECT_TRUE(std::includes(narrowed.begin(), narrowed.end(), found.begin(), found.end())) << text;
    }
  }
}

}  // namespace
}  // namespace quern

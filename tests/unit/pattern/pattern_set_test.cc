#include <gtest/gtest.h>

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

TEST(PatternSet, NamesTheFattestWhenTooLarge) {
  std::vector<std::string> regexes{"lean"}, names{"lean"};
  for (int i = 1; i <= 6; ++i) {
    regexes.push_back(R"([\pL\pN]{)" + std::to_string(400 + i * 100) + "}x" + std::to_string(i));
    names.push_back("fat" + std::to_string(i));
  }
  const auto set = PatternSet::compile(regexes, names, Anchor::kNone);
  ASSERT_FALSE(set);
  const Error& error = set.errors()[0];
  EXPECT_EQ(error.code, "pattern_set_too_large");
  EXPECT_NE(error.message.find("`fat6`"), std::string::npos) << error.message;
  EXPECT_NE(error.message.find("instructions"), std::string::npos) << error.message;
  EXPECT_EQ(error.message.find("`fat1`"), std::string::npos) << error.message;
  EXPECT_EQ(error.message.find("`lean`"), std::string::npos) << error.message;
}

}  // namespace
}  // namespace quern

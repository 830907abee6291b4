#include "grammar/border.h"

#include <gtest/gtest.h>

#include "pattern/pattern.h"

namespace quern::loading {
namespace {

// What `bordered` finds in `text`, or "-".
std::string found(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(bordered(pattern));
  EXPECT_TRUE(compiled) << bordered(pattern);
  std::vector<std::string_view> groups;
  return compiled->find(text, 0, groups) ? std::string(groups[0]) : "-";
}

TEST(Border, PlainWordsStandAlone) {
  EXPECT_EQ(bordered("master"), "\\bmaster\\b");
  EXPECT_EQ(found("master", "Master's degree"), "Master");
  EXPECT_EQ(found("master", "a mastering engineer"), "-");
  EXPECT_EQ(found("master", "webmaster"), "-");
}

TEST(Border, AlternativesOfOnePatternEachGetTheirs) {
  EXPECT_EQ(found("bs|ba", "bsc bas ba"), "ba");
  EXPECT_EQ(found("(?:c\\+\\+|java)", "javascript and C++17"), "C++");
}

TEST(Border, OtherCharactersNeedNone) {
  EXPECT_EQ(bordered("/ ?hour"), "/ ?hour\\b");
  EXPECT_EQ(found("/ ?(?:hr|hour)", "$50/hour"), "/hour");
  EXPECT_EQ(found("b\\.s\\.", "a B.S. in physics"), "B.S.");
  EXPECT_EQ(found("école", "une école,"), "école");
}

TEST(Border, OptionalEndHasTheBorderOfWhatStandsThere) {
  EXPECT_EQ(found("b\\.?sc\\.?", "B.Sc. in physics"), "B.Sc.");
  EXPECT_EQ(found("b\\.?sc\\.?", "a BSc, or"), "BSc");
  EXPECT_EQ(found("b\\.?sc\\.?", "bscript"), "-");
  EXPECT_EQ(found("c(?:\\+\\+|#)?", "C++ or"), "C++");
  EXPECT_EQ(found("c(?:\\+\\+|#)?", "C or"), "C");
  EXPECT_EQ(found("c(?:\\+\\+|#)?", "cobol"), "-");
  EXPECT_EQ(found("(?:\\.)?net", "vb.net"), ".net");
  EXPECT_EQ(found("(?:\\.)?net", "internet"), "-");
  EXPECT_EQ(found("ph\\.? ?d\\.?(?:[ -]degree)?", "Ph.D. degree holders"), "Ph.D. degree");
  EXPECT_EQ(found("ph\\.? ?d\\.?(?:[ -]degree)?", "a phd"), "phd");
  EXPECT_EQ(found("ph\\.? ?d\\.?(?:[ -]degree)?", "phdx"), "-");
}

TEST(Border, ClassesOfOneKindCount) {
  EXPECT_EQ(found("hn[cd]", "HNC or hndx"), "HNC");
  EXPECT_EQ(found("level[1-5]", "level55"), "-");
  EXPECT_EQ(found("level[.)]", "level.5"), "level.");
}

TEST(Border, OpenEndsAreLeftAlone) {
  EXPECT_EQ(bordered("\\pL+"), "\\pL+");
  EXPECT_EQ(bordered("a.*"), "\\ba.*");
  EXPECT_EQ(bordered("\\Qa.b\\E"), "\\Qa.b\\E");
}

}  // namespace
}  // namespace quern::loading

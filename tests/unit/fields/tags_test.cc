#include "fields/tags.h"

#include <gtest/gtest.h>

#include "unit/fields/words.h"

namespace quern {
namespace {

using namespace fields_test;

using Tags = std::vector<std::string>;

struct Split {
  Tags tags;
  bool glued = false;
};

Split split(std::string_view text, bool with_brands = true) {
  const Vocabulary brands = make_vocabulary("brand", {{"brand", "javascript|linkedin|devops|github|mckinsey"}, {"IoT", "iot"}});
  std::vector<Span> spans;
  Split result;
  result.glued = split_tags(text, with_brands ? &brands : nullptr, spans);
  for (const Span span : spans) result.tags.emplace_back(span.of(text));
  return result;
}

TEST(Tags, CutsBeforeACapitalBehindASmallLetter) {
  const Split result = split("Technology LeadershipEngineering ManagementExecutive");
  EXPECT_EQ(result.tags, (Tags{"Technology Leadership", "Engineering Management", "Executive"}));
  EXPECT_TRUE(result.glued);
}

TEST(Tags, CutsBetweenAcronymAndWord) {
  EXPECT_EQ(split("ArchitectureEnterprise ITCloud").tags, (Tags{"Architecture", "Enterprise IT", "Cloud"}));
  EXPECT_EQ(split("QAEngineering").tags, (Tags{"QA", "Engineering"}));
  EXPECT_EQ(split("Quality Assurance (QA)Testing").tags, (Tags{"Quality Assurance (QA)", "Testing"}));
  EXPECT_EQ(split("C++Python").tags, (Tags{"C++", "Python"}));
  EXPECT_EQ(split("Web3Blockchain").tags, (Tags{"Web3", "Blockchain"}));
}

TEST(Tags, KeepsBrandsWhole) {
  for (const char* text : {"JavaScript", "LinkedIn", "DevOps", "GitHub", "McKinsey", "IoT", "LinkedIn Learning"}) {
    EXPECT_EQ(split(text).tags, Tags{text});
    EXPECT_FALSE(split(text).glued) << text;
  }
  EXPECT_EQ(split("JavaScriptDevOpsCloud").tags, (Tags{"JavaScript", "DevOps", "Cloud"}));
  EXPECT_EQ(split("IoTCloud GitHubTesting").tags, (Tags{"IoT", "Cloud GitHub", "Testing"}));
  EXPECT_EQ(split("JavaScript", false).tags, (Tags{"Java", "Script"}));
}

TEST(Tags, KeepsWordsWithInnerCapitals) {
  for (const char* text : {"iOS", "PhD", "SaaS", "eCommerce", "APIs", "B2B Sales", "CTOs", "H2O", "AWS", "Überblick"}) {
    EXPECT_EQ(split(text, false).tags, Tags{text});
    EXPECT_FALSE(split(text, false).glued) << text;
  }
}

TEST(Tags, SplitsAtMarksWithoutCallingThatGlued) {
  const Split result = split("Cloud, Data | AI/ML · R&D / QA");
  EXPECT_EQ(result.tags, (Tags{"Cloud", "Data", "AI/ML", "R&D", "QA"}));
  EXPECT_FALSE(result.glued);
  EXPECT_EQ(split("Research and Development").tags, Tags{"Research and Development"});
}

TEST(Tags, ReadsLettersOfOtherAlphabets) {
  EXPECT_EQ(split("ÖkologieÄsthetik").tags, (Tags{"Ökologie", "Ästhetik"}));
  EXPECT_EQ(split("РазработкаТестирование").tags, (Tags{"Разработка", "Тестирование"}));
}

TEST(Tags, MakesNothingOfNothing) {
  EXPECT_EQ(split("").tags, Tags{});
  EXPECT_EQ(split(" - , ").tags, Tags{});
}

}  // namespace
}  // namespace quern

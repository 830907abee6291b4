// Files that extend each other: what adds up, what is replaced, what goes, and where they are looked for.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "grammar/compiled.h"
#include "grammar/headings.h"
#include "support/grammar_text.h"

namespace quern {
namespace {

namespace fs = std::filesystem;

class GrammarMerge : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / ("quern-" + std::to_string(getpid()) + "-" + test->name());
    fs::create_directories(folder_);
  }
  void TearDown() override {
    unsetenv("QUERN_GRAMMAR_PATH");
    fs::remove_all(folder_);
  }

  std::string write(const std::string& name, const std::string& text) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path.string();
  }

  // The small grammar with `extends` put in front.
  std::string write_whole(const std::string& extends, const std::string& addition = {}) const {
    return write("whole.toml", extends + "\n" + std::string(kSoundGrammar) + addition);
  }

  static std::vector<std::string> ids(const Grammar& grammar) {
    std::vector<std::string> ids;
    for (const Rule& rule : grammar.compiled().rules) ids.push_back(rule.id);
    return ids;
  }

  fs::path folder_;
};

TEST_F(GrammarMerge, HeadsCuesAndVocabulariesAddUp) {
  write("part.toml",
        "grammar = 'part'\nlanguages = ['de']\n[heading]\nconjunctions = ['und']\n[layout]\nabbreviations = ['z.B']\n"
        "[section.duties]\nheads.de = ['aufgaben']\nheads.en = ['tasks']\ncues.de = ['^du ']\n[vocabulary.period]\nyear = ['jährlich']\n");
  const auto grammar = Grammar::load(write_whole("extends = ['part']"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  const CompiledGrammar& c = grammar->compiled();
  for (const char* head : {"aufgaben", "tasks", "duties"}) EXPECT_TRUE(c.headings.phrases.contains(std::string(head))) << head;
  EXPECT_EQ(c.cues.size(), 1u);
  EXPECT_EQ(c.languages, (std::vector<std::string>{"de", "en"}));
  EXPECT_EQ(c.headings.conjunctions, (std::vector<std::string>{"und"}));
  EXPECT_TRUE(c.layout.abbreviations.contains("z.b"));
  ASSERT_EQ(c.vocabularies[0].entries[0].value, "year");
  EXPECT_TRUE(c.vocabularies[0].entries[0].pattern.matches("yearly"));
  EXPECT_TRUE(c.vocabularies[0].entries[0].pattern.matches("jährlich"));
  EXPECT_EQ(c.files.size(), 2u);
}

TEST_F(GrammarMerge, ARuleOfALanguageSeesItsWordsAndThoseOfNone) {
  write("part.toml",
        "grammar = 'part'\nlanguage = 'de'\nlanguages = ['de']\n[vocabulary.period]\nyear = ['jahr']\n[macro]\nPER = 'pro {period}'\n"
        "[[rule]]\nid = 'de'\nfield = 'title'\nmatch = '{PER}'\n"
        "[[rule]]\nid = 'any'\nlanguage = 'any'\nfield = 'title'\nmatch = '{PER}'\n");
  const auto grammar = Grammar::load(write_whole("extends = ['part']",
                                                 "[[rule]]\nid = 'en'\nlanguage = 'en'\nfield = 'title'\nmatch = '{PER}'\n"
                                                 "[[rule]]\nid = 'none'\nfield = 'title'\nmatch = '{period}'\n"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  const std::vector<Rule>& rules = grammar->compiled().rules;
  ASSERT_EQ(ids(*grammar), (std::vector<std::string>{"de", "any", "en", "none"}));
  const auto known = [&](size_t rule, const std::string& before) {
    return std::pair(rules[rule].pattern->matches(before + "jahr"), rules[rule].pattern->matches(before + "yearly"));
  };
  EXPECT_EQ(known(0, "pro "), std::pair(true, true));
  EXPECT_EQ(known(1, "pro "), std::pair(true, true));
  EXPECT_EQ(known(2, "pro "), std::pair(false, true));
  EXPECT_EQ(known(3, ""), std::pair(true, true));
}

TEST_F(GrammarMerge, OtherKeysAreReplaced) {
  write("part.toml",
        "grammar = 'part'\nversion = '9'\n[section.duties]\nmemory = 1.0\ninline = true\n[decoding]\nweak = 7.0\nprefix = 8.0\n");
  const auto grammar = Grammar::load(write_whole("extends = ['part']", "[section.duties2]\n[decoding]\nweak = 5.0\n"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  EXPECT_EQ(grammar->name(), "small");
  EXPECT_EQ(grammar->version(), "1.0.0");
  EXPECT_FLOAT_EQ(grammar->compiled().sections[0].memory, 1.0f);
  EXPECT_TRUE(grammar->compiled().sections[0].inline_heading);
  EXPECT_FLOAT_EQ(grammar->compiled().decoding.weak, 5.0f);
  EXPECT_FLOAT_EQ(grammar->compiled().decoding.prefix, 8.0f);
}

TEST_F(GrammarMerge, ALaterRuleTakesThePlaceOfTheEarlierOne) {
  write("part.toml",
        "grammar = 'part'\n[[rule]]\nid = 'a'\nfield = 'title'\nmatch = 'old'\n[[rule]]\nid = 'b'\nfield = 'title'\nmatch = 'b'\n");
  const auto grammar = Grammar::load(write_whole("extends = ['part']", "[[rule]]\nid = 'a'\nfield = 'title'\nmatch = 'new'\n"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  EXPECT_EQ(ids(*grammar), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(grammar->compiled().rules[0].pattern->source(), "new");
  EXPECT_EQ(fs::path(grammar->compiled().rules[0].place.file).filename(), "whole.toml");
  EXPECT_EQ(fs::path(grammar->compiled().rules[1].place.file).filename(), "part.toml");
}

TEST_F(GrammarMerge, RulesCanBeDisabled) {
  write(
      "part.toml",
      "grammar = 'part'\n[[rule]]\nid = 'a'\nfield = 'title'\n[[rule]]\nid = 'b'\nfield = 'title'\n[[rule]]\nid = 'c'\nfield = 'title'\n");
  const auto grammar = Grammar::load(write_whole("extends = ['part']\ndisable = ['part:a', 'c']"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  EXPECT_EQ(ids(*grammar), (std::vector<std::string>{"b"}));
}

TEST_F(GrammarMerge, WhatIsDisabledMustBeThere) {
  write("part.toml", "grammar = 'part'\n[[rule]]\nid = 'pay.range'\nfield = 'title'\n");
  const auto grammar = Grammar::load(write_whole("extends = ['part']\ndisable = ['pay.rnage', 'other:pay.range']"));
  ASSERT_FALSE(grammar);
  ASSERT_EQ(grammar.errors().size(), 2u) << told(grammar.errors());
  EXPECT_EQ(grammar.errors()[0].code, "grammar_unknown_name");
  EXPECT_EQ(grammar.errors()[0].place.line, 2u);
  EXPECT_EQ(grammar.errors()[0].help, "did you mean `pay.range`?");
}

TEST_F(GrammarMerge, AFileThatTwoExtendIsReadOnce) {
  write("base.toml", "grammar = 'base'\n[section.duties]\ncues.en = ['^x']\n");
  write("one.toml", "grammar = 'one'\nextends = ['base']\n");
  write("two.toml", "grammar = 'two'\nextends = ['base']\n");
  const auto grammar = Grammar::load(write_whole("extends = ['one', 'two', 'base']"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  EXPECT_EQ(grammar->compiled().cues.size(), 1u);
  EXPECT_EQ(grammar->compiled().files.size(), 4u);
}

// A copy of a grammar is whole: its parts are not taken from elsewhere because they name each other from its top folder.
TEST_F(GrammarMerge, PartsAreLookedUpWhereTheirFileWas) {
  write("job/de.toml", "grammar = 'de'\nextends = ['job/terms-de']\n");
  write("job/terms-de.toml", "grammar = 'terms'\n[section.duties]\nheads.en = ['tasks of the copy']\n");
  const auto grammar = Grammar::load(write_whole("extends = ['job/de']"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  EXPECT_TRUE(grammar->compiled().headings.phrases.contains(std::string("tasks of the copy")));
}

TEST_F(GrammarMerge, FilesThatExtendEachOtherAreACycle) {
  write("one.toml", "grammar = 'one'\nextends = ['two']\n");
  write("two.toml", "grammar = 'two'\nextends = [\n  'one',\n]\n");
  const auto grammar = Grammar::load(write_whole("extends = ['one']"));
  ASSERT_FALSE(grammar);
  ASSERT_EQ(grammar.errors().size(), 1u) << told(grammar.errors());
  const Error& error = grammar.errors()[0];
  EXPECT_EQ(error.code, "grammar_cycle");
  EXPECT_EQ(fs::path(error.place.file).filename(), "two.toml");
  EXPECT_EQ(error.place.line, 3u);
}

// Names that a file which cannot be read may declare are not reported as missing.
TEST_F(GrammarMerge, AFileThatIsMissingIsTheOnlyFault) {
  const auto grammar = Grammar::load(write_whole("extends = ['prat']", "[[rule]]\nid = 'r'\nfield = 'elsewhere'\n"));
  ASSERT_FALSE(grammar);
  ASSERT_EQ(grammar.errors().size(), 1u) << told(grammar.errors());
  EXPECT_EQ(grammar.errors()[0].code, "grammar_not_found");
  EXPECT_EQ(grammar.errors()[0].place.line, 1u);
  EXPECT_EQ(grammar.errors()[0].place.column, 12u);
}

TEST_F(GrammarMerge, FaultsOfAllFilesAreToldTogether) {
  write("part.toml", "grammar = 'part'\n[section.duties]\nhead = 1\n");
  write("broken.toml", "grammar = \n");
  const auto grammar = Grammar::load(write_whole("extends = ['part', 'broken']", "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = '('\n"));
  ASSERT_FALSE(grammar);
  ASSERT_EQ(grammar.errors().size(), 3u) << told(grammar.errors());
}

TEST_F(GrammarMerge, ASectionThatOnlyAPartNamesIsASlip) {
  write("part.toml", "grammar = 'part'\n[section.dutes]\nheads.en = ['x']\n");
  const auto grammar = Grammar::load(write_whole("extends = ['part']"));
  ASSERT_FALSE(grammar);
  ASSERT_EQ(grammar.errors().size(), 1u) << told(grammar.errors());
  EXPECT_EQ(grammar.errors()[0].code, "grammar_unknown_name");
  EXPECT_EQ(grammar.errors()[0].help, "did you mean `duties`?");
}

TEST_F(GrammarMerge, AGrammarMayExtendAWholeOne) {
  const std::string whole = write_whole("");
  const auto grammar =
      Grammar::parse("grammar = 'mine'\nextends = ['" + whole + "']\n[section.duties]\nheads.en = ['chores']\n", "mine.toml");
  ASSERT_TRUE(grammar) << told(grammar.errors());
  EXPECT_EQ(grammar->name(), "mine");
  EXPECT_EQ(grammar->schema(), "quern.small/1");
  EXPECT_TRUE(grammar->compiled().headings.phrases.contains(std::string("chores")));
}

TEST_F(GrammarMerge, NamesAreLookedUpBesideTheFileThenInThePath) {
  write("path/near.toml", "grammar = 'far'\n");
  write("path/group/far.toml", "grammar = 'far'\nextends = ['near']\n");
  write("near.toml", "grammar = 'near'\n");
  setenv("QUERN_GRAMMAR_PATH", ("/nowhere:" + (folder_ / "path").string()).c_str(), 1);
  const auto grammar = Grammar::load(write_whole("extends = ['near', 'group/far']"));
  ASSERT_TRUE(grammar) << told(grammar.errors());
  ASSERT_EQ(grammar->compiled().files.size(), 4u);
  EXPECT_EQ(grammar->compiled().files[0], (folder_ / "near.toml").string());
  EXPECT_EQ(grammar->compiled().files[1], (folder_ / "path" / "near.toml").string());
  EXPECT_EQ(grammar->compiled().files[2], (folder_ / "path" / "group" / "far.toml").string());
}

TEST_F(GrammarMerge, ThePathGoesBeforeWhatIsBuiltIn) {
  write("course.toml", std::string(kSoundGrammar));
  setenv("QUERN_GRAMMAR_PATH", folder_.c_str(), 1);
  const auto grammar = Grammar::load("course");
  ASSERT_TRUE(grammar) << told(grammar.errors());
  EXPECT_EQ(grammar->name(), "small");
}

TEST_F(GrammarMerge, WhatIsBuiltInExtendsWhatIsBuiltIn) {
  write("core.toml", "grammar = 'core'\nnonsense = 1\n");
  setenv("QUERN_GRAMMAR_PATH", folder_.c_str(), 1);
  const auto grammar = Grammar::load("course");
  ASSERT_TRUE(grammar) << told(grammar.errors());
  for (const std::string& file : grammar->compiled().files) EXPECT_EQ(file.rfind("built-in:", 0), 0u) << file;
}

TEST_F(GrammarMerge, AnUnknownNameGetsASuggestion) {
  const auto grammar = Grammar::load("jbo");
  ASSERT_FALSE(grammar);
  EXPECT_EQ(grammar.errors()[0].code, "grammar_not_found");
  EXPECT_EQ(grammar.errors()[0].help, "did you mean `job`?");
  const auto path = Grammar::load((folder_ / "none.toml").string());
  ASSERT_FALSE(path);
  EXPECT_EQ(path.errors()[0].code, "grammar_not_found");
  EXPECT_NE(path.errors()[0].message.find("none.toml"), std::string::npos);
}

TEST_F(GrammarMerge, TheDigestIsThatOfAllFiles) {
  write("part.toml", "grammar = 'part'\n");
  const std::string path = write_whole("extends = ['part']");
  const std::string before(Grammar::load(path)->sha256());
  EXPECT_EQ(before, Grammar::load(path)->sha256());
  write("part.toml", "grammar = 'part'\n# changed\n");
  EXPECT_NE(before, Grammar::load(path)->sha256());
  EXPECT_EQ(before.size(), 64u);
}

}  // namespace
}  // namespace quern

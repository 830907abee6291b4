#include <gtest/gtest.h>

#include "grammar/compiled.h"
#include "support/grammar_text.h"

namespace quern {
namespace {

TEST(GrammarShow, SaysWhereEachPartCameFrom) {
  const auto grammar = Grammar::parse(std::string(kSoundGrammar) + "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = 'a\\.b'\n", "small.toml");
  ASSERT_TRUE(grammar);
  const std::string shown = grammar->show();
  EXPECT_NE(shown.find("[section.duties]  # small.toml:"), std::string::npos) << shown;
  EXPECT_NE(shown.find("NUMBER = '[0-9]+'  # small.toml:7"), std::string::npos) << shown;
  EXPECT_NE(shown.find("[[rule]]  # small.toml:" + std::to_string(lines_of(kSoundGrammar) + 1)), std::string::npos) << shown;
  EXPECT_NE(shown.find("match = 'a\\.b'"), std::string::npos) << shown;
}

// What is shown is TOML, and means the same.
TEST(GrammarShow, LoadsAsTheSameGrammar) {
  for (const std::string name : {"job", "course"}) {
    const auto grammar = Grammar::load(name);
    ASSERT_TRUE(grammar) << told(grammar.errors());
    const auto again = Grammar::parse(grammar->show(), name + ".shown.toml");
    ASSERT_TRUE(again) << told(again.errors());
    const CompiledGrammar &a = grammar->compiled(), &b = again->compiled();
    EXPECT_EQ(a.schema, b.schema);
    EXPECT_EQ(a.languages, b.languages);
    ASSERT_EQ(a.sections.size(), b.sections.size());
    for (size_t i = 0; i < a.sections.size(); ++i) EXPECT_EQ(a.sections[i].name, b.sections[i].name);
    EXPECT_EQ(a.headings.phrases.size(), b.headings.phrases.size());
    EXPECT_EQ(a.headings.tails, b.headings.tails);
    ASSERT_EQ(a.cues.size(), b.cues.size());
    ASSERT_EQ(a.rules.size(), b.rules.size());
    for (size_t i = 0; i < a.rules.size(); ++i) {
      EXPECT_EQ(a.rules[i].id, b.rules[i].id);
      EXPECT_EQ(a.rules[i].examples.size(), b.rules[i].examples.size());
      const auto source = [](const Rule& rule) { return rule.pattern ? rule.pattern->source() : std::string_view(); };
      EXPECT_EQ(source(a.rules[i]), source(b.rules[i]));
    }
    EXPECT_EQ(a.decoding.switches.prices(), b.decoding.switches.prices());
    EXPECT_EQ(a.decoding.base, b.decoding.base);
    EXPECT_EQ(a.schema_org.size(), b.schema_org.size());
  }
}

TEST(GrammarShow, QuotesWhatALiteralStringCannotHold) {
  const auto grammar = Grammar::parse(
      std::string(kSoundGrammar) + "[[rule]]\nid = 'r'\nfield = 'title'\nmatch = \"it's \\\\d\\t\\\"x\\\"\"\n", "small.toml");
  ASSERT_TRUE(grammar) << told(grammar.errors());
  const auto again = Grammar::parse(grammar->show());
  ASSERT_TRUE(again) << told(again.errors());
  EXPECT_EQ(again->compiled().rules[0].pattern->source(), "it's \\d\t\"x\"");
}

}  // namespace
}  // namespace quern

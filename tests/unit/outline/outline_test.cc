#include "outline/outline.h"

#include <gtest/gtest.h>

#include "outline/evidence.h"
#include "support/small_grammar.h"

namespace quern {
namespace {

const CompiledGrammar& grammar() {
  static const Grammar grammar = test::small_grammar();
  return grammar.compiled();
}

// "kind(heading): item | item" for each section.
std::vector<std::string> shown(std::string_view text) {
  const Layout layout = lay_out(text, grammar());
  const Outline outline = make_outline(text, layout, grammar());
  std::vector<std::string> sections;
  for (const OutlineSection& section : outline.sections) {
    std::string line = grammar().sections[section.kind].name;
    if (section.heading_unit >= 0) line += "(" + std::string(layout.units[static_cast<size_t>(section.heading_unit)].span.of(text)) + ")";
    const char* separator = ": ";
    for (const OutlineItem& item : section.items) {
      line += separator + item_text(item, layout, text);
      separator = " | ";
    }
    sections.push_back(std::move(line));
  }
  return sections;
}

using Sections = std::vector<std::string>;

TEST(Outline, HeadingsOpenSections) {
  EXPECT_EQ(shown("Title: clerk\n\nDuties\n- keep ships\n- sing\n\nRequirements\n- two hands\n"),
            (Sections{"header: Title: clerk", "duties(Duties): keep ships | sing", "needs(Requirements): two hands"}));
}

TEST(Outline, CuesDecideWithoutHeadings) {
  EXPECT_EQ(
      shown("Title: clerk\n\nYou will keep ships and write letters.\n\nThree years of experience with ships.\n"),
      (Sections{"header: Title: clerk", "duties: You will keep ships and write letters.", "needs: Three years of experience with ships."}));
}

TEST(Outline, OneStrayCueDoesNotBreakAList) {
  EXPECT_EQ(shown("Requirements\n- two hands\n- lead a team of three\n- a boat\n").size(), 1u);
}

TEST(Outline, ASectionEndsWhereTheTextPlainlyLeavesIt) {
  EXPECT_EQ(shown("Requirements\n- two hands\n\nWe are an equal opportunity harbour.\n"),
            (Sections{"needs(Requirements): two hands", "legal: We are an equal opportunity harbour."}));
}

TEST(Outline, SomeHeadingsCountOnlyWithinAnother) {
  EXPECT_EQ(shown("Duties\n- a\n\nMain\n- b\n"), (Sections{"duties(Duties): a", "duties.main(Main): b"}));
  EXPECT_EQ(shown("Requirements\n- a\n\nMain\n- b\n")[1], "other(Main): b");
}

TEST(Outline, UnknownHeadingsAreSectionsOfTheirOwn) {
  EXPECT_EQ(shown("Duties\n- keep ships\n\nFleet and harbour\n- a boat\n- a raft\n"),
            (Sections{"duties(Duties): keep ships", "other(Fleet and harbour): a boat | a raft"}));
}

TEST(Outline, SentencesOfALineAreOneItem) {
  const std::string text = "Duties\n" +
                           std::string("Keep the ships in good order all the year. Write the letters that captains ask for. ") +
                           "Sing to the crew in the evening hours, when the lamps are lit and the work is done.\n";
  const Sections sections = shown(text);
  ASSERT_EQ(sections.size(), 1u);
  EXPECT_EQ(sections[0].find(" | "), std::string::npos);
}

TEST(Outline, InlineHeadingsOpenSectionsToo) {
  EXPECT_EQ(shown("Duties\n- keep ships\n\nRequirements\n- two hands\n- Nice to have: a boat\n"),
            (Sections{"duties(Duties): keep ships", "needs(Requirements): two hands", "needs.nice(Nice to have): a boat"}));
}

TEST(Outline, HeadingsNest) {
  const std::string_view text = "Duties\n\nMain duties\n- a\n\nRequirements\n- b\n";
  const Layout layout = lay_out(text, grammar());
  const Outline outline = make_outline(text, layout, grammar());
  ASSERT_EQ(outline.sections.size(), 3u);
  EXPECT_EQ(outline.sections[0].parent, -1);
  EXPECT_EQ(outline.sections[1].parent, 0);
  EXPECT_EQ(outline.sections[2].parent, -1);
}

TEST(Outline, EveryUnitIsInOneSection) {
  for (const std::string_view text : {std::string_view("-\n\n---\nx\n\nDuties\n\nNeeds\n"), std::string_view(""), std::string_view("•")}) {
    const Layout layout = lay_out(text, grammar());
    const Outline outline = make_outline(text, layout, grammar());
    uint32_t next = 0;
    for (const OutlineSection& section : outline.sections) {
      EXPECT_EQ(section.first_unit, next);
      next = section.last_unit + 1;
    }
    EXPECT_EQ(next, layout.units.size());
  }
}

TEST(Outline, JoinsBrokenLinesInItems) {
  const std::string_view text = "one well-\nknown\n  thing";
  Layout layout;
  layout.units.emplace_back().span = {0, static_cast<uint32_t>(text.size())};
  EXPECT_EQ(item_text({0, 0}, layout, text), "one well-known thing");
}

// Of a text whose language is not known all are tried.
TEST(Evidence, WhatCuesOfSeveralLanguagesSayAlikeCountsOnce) {
  const auto shared = Grammar::parse(R"(
grammar = "shared"
version = "1"
schema = "shared/1"
languages = ["en", "de"]
[section.header]
title = "Header"
cues.en = ['^[^.]{3,30}$', 'ship']
cues.de = ['^[^.]{3,30}$', { match = 'ship', weight = 2 }]
[decoding.start]
header = 2.0
[[field]]
id = "crew"
type = "integer"
[[kind]]
name = "muster"
)",
                                     "shared.toml");
  ASSERT_TRUE(shared) << shared.errors().front().message;
  constexpr std::string_view kText = "Cook";
  const auto hits = [&](LanguageBits languages, std::string_view text) {
    return weigh_evidence(text, lay_out(text, shared->compiled()), shared->compiled(), languages, nullptr).hits_of(0).size();
  };
  EXPECT_EQ(hits({}, kText), 1u);
  EXPECT_EQ(hits({1}, kText), 1u);
  EXPECT_EQ(hits({2}, kText), 1u);
  EXPECT_EQ(hits({}, "Ship's cook"), 3u);  // the two that weigh differently both speak
}

}  // namespace
}  // namespace quern

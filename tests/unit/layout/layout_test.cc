#include "layout/layout.h"

#include <gtest/gtest.h>

#include "support/small_grammar.h"

namespace quern {
namespace {

const CompiledGrammar& grammar() {
  static const Grammar grammar = test::small_grammar();
  return grammar.compiled();
}

// "words" for a unit, "[words]" for a heading, "[words|" for an inline heading.
std::vector<std::string> shown(std::string_view text) {
  std::vector<std::string> units;
  for (const Unit& unit : lay_out(text, grammar()).units) {
    std::string words(unit.span.of(text));
    if (unit.heading) words = "[" + words + (unit.lead ? "|" : "]");
    units.push_back(std::move(words));
  }
  return units;
}

using Units = std::vector<std::string>;

std::string section_of(const Unit& unit) { return unit.known.section == kNoSection ? "" : grammar().sections[unit.known.section].name; }

TEST(Layout, FindsHeadings) {
  EXPECT_EQ(shown("## Duties\n\n- keep\n\n🎯 JOB REQUIREMENTS:\n\n- x\n\n2. Nice to have\n"),
            (Units{"[Duties]", "keep", "[JOB REQUIREMENTS]", "x", "[2. Nice to have]"}));
  EXPECT_EQ(section_of(lay_out("Needs for this role", grammar()).units[0]), "needs");
}

TEST(Layout, AListItemIsNoHeading) { EXPECT_EQ(shown("- Duties\n- Needs\n"), (Units{"Duties", "Needs"})); }

TEST(Layout, FindsInlineHeadings) {
  EXPECT_EQ(shown("Requirements: two hands\n- Nice to have: a boat\n- Duties: none\n"),
            (Units{"[Requirements|", "two hands", "[Nice to have|", "a boat", "Duties: none"}));
}

TEST(Layout, FindsWhatLooksLikeAHeading) {
  EXPECT_EQ(shown("Our fleet\n- a boat\n- a raft\n\nThis line is a sentence.\n- x\n"),
            (Units{"[Our fleet]", "a boat", "a raft", "This line is a sentence.", "x"}));
}

constexpr std::string_view kBlob =
    "The harbour office looks for a clerk who likes ships. The office, e.g. the hall, is open to all. Key Duties Keep the register of "
    "ships. "
    "Requirements: two years of experience with registers, and a clear hand.Nice to have: a boat • a raft • oars of good woodPlace: Old "
    "Town";

TEST(Layout, CutsTextThatLostItsLineEnds) {
  EXPECT_EQ(shown(kBlob),
            (Units{"The harbour office looks for a clerk who likes ships.", "The office, e.g. the hall, is open to all.", "[Key Duties|",
                   "Keep the register of ships.", "[Requirements|", "two years of experience with registers, and a clear hand.",
                   "[Nice to have|", "a boat", "a raft", "oars of good woodPlace: Old Town"}));
}

TEST(Layout, FindsHeadingsGluedToAWord) {
  const std::string text = std::string(170, 'x') + " a degreeRequirements: two hands and the UKDuties: none";
  const Units units = shown(text);
  ASSERT_EQ(units.size(), 5u);
  EXPECT_EQ(units[1], "[Requirements|");
  EXPECT_EQ(units[3], "[Duties|");
}

const std::string kLong = std::string(170, 'x') + " ";

// The units behind the first, which is kLong.
Units behind(std::string_view text) {
  Units units = shown(kLong + std::string(text));
  units.erase(units.begin());
  return units;
}

TEST(Layout, FindsHeadingsThatStandBareInRunningText) {
  EXPECT_EQ(behind("and much time Requirements Two steady hands and feet Key Duties Keep ships"),
            (Units{"[Requirements|", "Two steady hands and feet", "[Key Duties|", "Keep ships"}));
  EXPECT_EQ(behind("Acme Mills Posts So Far 12 and more"), (Units{"[Posts So Far|", "12 and more"}));
}

TEST(Layout, WhatGoesOnWithItsNeighboursIsNoHeading) {
  for (const std::string_view text :
       {"a list of Requirements Two hands", "our Harbour Duties Officer is kind", "a lively Social Media Host to join us",
        "with care. Requirements Engineering Managers lead", "some Requirements & Duties Officer"})
    EXPECT_EQ(shown(kLong + std::string(text)).size(), 1u + (text.find(". ") != text.npos)) << text;
}

TEST(Layout, TakesListsWithinALineApart) {
  EXPECT_EQ(behind("of ships. ### Key Duties - Keep ships - Write letters 9 - 5 ### Our crew is small"),
            (Units{"[Key Duties|", "Keep ships", "Write letters 9 - 5", "Our crew is small"}));
  EXPECT_EQ(behind("of ships. Needs:– a hand– Two feet · one"), (Units{"[Needs|", "a hand", "Two feet · one"}));
  EXPECT_EQ(behind("Needs: · One hand · Two feet - one"), (Units{"[Needs|", "One hand", "Two feet - one"}));
  EXPECT_EQ(behind("Needs: - One hand - Of age: - 18 - Two feet"), (Units{"[Needs|", "One hand", "Of age: - 18", "Two feet"}));
  EXPECT_EQ(behind("Open 9 - Five or Monday - Friday").size(), 0u);
}

TEST(Layout, TakesLinesThatRunTogetherApart) {
  EXPECT_EQ(shown("Keeper of the Harbour IIMain DutiesThe keeper keeps the ships of the old town and writes to their owners in the "
                  "harbour officeOpen the gate by GitHub and by handClose it in time (NMD)Sort letters in SolidWorksPrepare parcels for "
                  "GED2 years of ships at 9 pmWhat You Will DoKeep ships$5 an hour"),
            (Units{"Keeper of the Harbour II", "[Main Duties|",
                   "The keeper keeps the ships of the old town and writes to their owners in the harbour office",
                   "Open the gate by GitHub and by hand", "Close it in time (NMD)", "Sort letters in SolidWorks", "Prepare parcels for GED",
                   "2 years of ships at 9 pm", "[What You Will Do|", "Keep ships$5 an hour"}));
}

TEST(Layout, KeepsRangesWhole) {
  EXPECT_EQ(behind("Needs: - 3 - 5 years at sea - Two feet - 20 – 30 hours a week - Boots"),
            (Units{"[Needs|", "3 - 5 years at sea", "Two feet", "20 – 30 hours a week", "Boots"}));
}

TEST(Layout, AStopWithinAnAddressEndsNoSentence) {
  for (const std::string_view text : {"or write to Kim.Hurley@example.org today", "or see https://docs.Harbour.com/jobs today",
                                      "or at www.Harbour.com today", "with Node.Js and React.Js too"})
    EXPECT_EQ(shown(kLong + std::string(text)).size(), 1u) << text;
  EXPECT_EQ(behind("and ships.The crew is small").size(), 1u);
}

TEST(Layout, ANameInCamelCaseIsNoJoint) {
  EXPECT_EQ(shown(kLong + "with reactJs, nodeJs, mongoDb and typeScript, by 3andMe and 4andMe, for an “Alder” and an –Oak– tree").size(),
            1u);
  EXPECT_EQ(shown(kLong + "with GitHub, eBay, iPhone, JavaScript, PostgreSQL and goLang or jane.fooBar@example.com").size(), 1u);
}

TEST(Layout, CutsTheTitleOffTheFirstLine) {
  const std::string prose =
      "keeps the harbour and all that is in it, by day and by night, summer and winter, for as long as there are ships.";
  EXPECT_EQ(shown("Keeper, Lake County, Ohio— The keeper " + prose), (Units{"Keeper, Lake County, Ohio—", "The keeper " + prose}));
  EXPECT_EQ(shown("Acme | Keeper | Old Town | Full-time We " + prose)[0], "Acme | Keeper | Old Town | Full-time");
  EXPECT_EQ(shown("The harbour — it is old — " + prose).size(), 1u);
  EXPECT_EQ(shown("Short\n\nKeeper, Lake County— The keeper " + prose).size(), 2u);
}

TEST(Layout, ShortLinesStayWhole) {
  EXPECT_EQ(shown("Keep ships. Write letters. Duties none."), (Units{"Keep ships. Write letters. Duties none."}));
}

TEST(Layout, BoundariesSayWhatStandsBefore) {
  const Layout layout = lay_out("A\n\nB\n- C\nRequirements: d\n", grammar());
  std::vector<Boundary> boundaries;
  for (const Unit& unit : layout.units) boundaries.push_back(unit.boundary);
  EXPECT_EQ(boundaries,
            (std::vector<Boundary>{Boundary::kStart, Boundary::kBlank, Boundary::kBullet, Boundary::kLine, Boundary::kAfterHeading}));
}

TEST(Layout, EveryVisibleByteIsInOneUnit) {
  for (const std::string_view text :
       {kBlob, std::string_view("---\n• \n\n**Duties:** x\n\n##\n| a | b |\n|---|---|\n"), std::string_view("")}) {
    std::vector<int> covered(text.size());
    for (const Unit& unit : lay_out(text, grammar()).units)
      for (uint32_t i = unit.marked.begin; i < unit.marked.end; ++i) ++covered[i];
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] > ' ') {
        EXPECT_EQ(covered[i], 1) << "byte " << i << " of " << text;
      }
    }
  }
}

}  // namespace
}  // namespace quern

#include "grammar/headings.h"

#include <gtest/gtest.h>

#include "support/grammar_text.h"

namespace quern {
namespace {

const CompiledGrammar& compiled() {
  static const Grammar grammar = *Grammar::parse(R"toml(grammar = "h"
schema = "h/1"
[heading]
conjunctions = ["and", "und", "et", "y", "и"]
[section.duties]
heads.en = ["Core Responsibilities:", "duties", "what you'll do", "duties & powers"]
heads.de = ["Ihre Aufgaben", "was Sie erwartet"]
heads.fr = ["vos missions"]
heads.el = ["καθήκοντα"]
heads.ru = ["обязанности"]
heads.ja = ["仕事内容"]
patterns.en = ['(?:your|the) .{0,30}duties and tasks', '.*chores']
tails = ["for this role", "include"]
[section.skills]
heads.en = ["hard skills", "skills", "C++ skills", "401(k)"]
weak.en = ["knowledge", "duties"]
[section.education]
heads.en = ["education"]
[section.other]
[[field]]
id = "f"
type = "string"
[[kind]]
name = "k"
)toml");
  return grammar.compiled();
}

std::string key(std::string_view line) { return heading_key(line, compiled().headings); }

std::string bare(std::string_view line) {
  std::string scratch;
  std::string_view found;
  heading_key(line, compiled().headings, scratch, &found);
  return std::string(found);
}

// Sections that know the line, strongest first, with their strength: "duties", "skills (weak)".
std::string known(std::string_view line) {
  HeadingLookup lookup;
  std::string out;
  const bool any = look_up_heading(line, compiled().headings, lookup);
  EXPECT_EQ(any, !lookup.entries.empty()) << line;
  for (const HeadingEntry& entry : lookup.entries) {
    out += (out.empty() ? "" : ", ") + compiled().sections[entry.section].name;
    out += entry.strength == HeadingStrength::kWeak ? " (weak)" : entry.strength == HeadingStrength::kPattern ? " (pattern)" : "";
  }
  return out;
}

TEST(HeadingKey, DecorationDoesNotCount) {
  for (const std::string_view line : {"Core Responsibilities",
                                      "CORE RESPONSIBILITIES:",
                                      "  Core   Responsibilities  ",
                                      "• Core Responsibilities",
                                      "- Core Responsibilities -",
                                      "🎯 Core Responsibilities",
                                      "🎯 Core Responsibilities 🎯",
                                      "➤ Core Responsibilities :",
                                      "→ Core Responsibilities",
                                      "## Core Responsibilities",
                                      "### **Core Responsibilities:** ###",
                                      "__Core Responsibilities__",
                                      "`Core Responsibilities`",
                                      "> Core Responsibilities",
                                      "| Core Responsibilities |",
                                      "*** Core Responsibilities ***",
                                      "===== Core Responsibilities =====",
                                      "Core Responsibilities –",
                                      "Core Responsibilities —",
                                      "Core Responsibilities：",
                                      "1. Core Responsibilities",
                                      "1) Core Responsibilities",
                                      "(1) Core Responsibilities",
                                      "01. Core Responsibilities",
                                      "1.2 Core Responsibilities",
                                      "1.2.3. Core Responsibilities",
                                      "IV. Core Responsibilities",
                                      "iv) Core Responsibilities",
                                      "A. Core Responsibilities",
                                      "a) Core Responsibilities",
                                      "1.Core Responsibilities",
                                      "1: Core Responsibilities",
                                      "🎯 1. **Core Responsibilities:**",
                                      "1️⃣ Core Responsibilities",
                                      "① Core Responsibilities",
                                      "✅ Core Responsibilities",
                                      "\uF0B7 Core Responsibilities",
                                      "【Core Responsibilities】",
                                      "[Core Responsibilities]",
                                      "(Core Responsibilities)",
                                      "“Core Responsibilities”",
                                      "«Core Responsibilities»",
                                      "\"Core Responsibilities\"",
                                      "𝐂𝐨𝐫𝐞 𝐑𝐞𝐬𝐩𝐨𝐧𝐬𝐢𝐛𝐢𝐥𝐢𝐭𝐢𝐞𝐬",
                                      "𝗖𝗼𝗿𝗲 𝗥𝗲𝘀𝗽𝗼𝗻𝘀𝗶𝗯𝗶𝗹𝗶𝘁𝗶𝗲𝘀:",
                                      "Ｃｏｒｅ Ｒｅｓｐｏｎｓｉｂｉｌｉｔｉｅｓ",
                                      "Core\u00A0Responsibilities\u00A0:",
                                      "\u200BCore Responsibilities\uFEFF",
                                      "Core Responsibilities.",
                                      "Core Responsibilities!",
                                      "👩🏽‍💻 Core Responsibilities",
                                      "\uFFFD Core Responsibilities"})
    EXPECT_EQ(key(line), "core responsibilities") << line;
}

TEST(HeadingKey, WordsThatLookLikeDecorationStay) {
  EXPECT_EQ(key("3.5 years of experience"), "3.5 years of experience");
  EXPECT_EQ(key("401(k)"), "401(k)");
  EXPECT_EQ(key("5 years"), "5 years");
  EXPECT_EQ(key("U. S. law"), "u. s. law");
  EXPECT_EQ(key("ON. Time"), "on. time");
  EXPECT_EQ(key(".NET skills"), ".net skills");
  EXPECT_EQ(key("You will …"), "you will …");
  EXPECT_EQ(key("I. T."), "i. t");
  EXPECT_EQ(key("1."), "1");
  EXPECT_EQ(key("••• —"), "");
  EXPECT_EQ(key(""), "");
}

TEST(HeadingKey, ConjunctionsAreOne) {
  for (const std::string_view line :
       {"Skills & Knowledge", "Skills and Knowledge", "Skills und Knowledge", "SKILLS ET KNOWLEDGE", "skills, and knowledge"})
    EXPECT_EQ(key(line), "skills & knowledge") << line;
  EXPECT_EQ(key("A, B, and C"), "a, b & c");
  EXPECT_EQ(key("Android"), "android");
}

TEST(HeadingKey, BareHeadingIsWhatARecordShows) {
  EXPECT_EQ(bare("🎯 Role Definition:"), "Role Definition");
  EXPECT_EQ(bare("1. **What we offer?**"), "What we offer?");
  EXPECT_EQ(bare("Hard Skills (Technical):"), "Hard Skills (Technical)");
  EXPECT_EQ(bare("## C++"), "C++");
  EXPECT_EQ(bare("Vos missions :"), "Vos missions");
  EXPECT_EQ(bare("→ Ihre Aufgaben ←"), "Ihre Aufgaben");
  EXPECT_EQ(bare("---"), "");
}

TEST(HeadingLookup, InManyLanguages) {
  for (const std::string_view line :
       {"WHAT YOU’LL DO", "Ihre Aufgaben:", "IHRE AUFGABEN", "Vos missions :", "ΚΑΘΉΚΟΝΤΑ", "Обязанности:", "仕事内容："})
    EXPECT_EQ(known(line), "duties") << line;
  EXPECT_EQ(known("Astronomy"), "");
}

TEST(HeadingLookup, StrongestFirst) {
  EXPECT_EQ(known("Duties"), "duties, skills (weak)");
  EXPECT_EQ(known("Knowledge"), "skills (weak)");
}

TEST(HeadingLookup, BracketsAtTheEndDoNotCount) {
  EXPECT_EQ(known("Hard Skills (Technical)"), "skills");
  EXPECT_EQ(known("Education (preferred) [m/w/d]:"), "education");
  EXPECT_EQ(known("401(k)"), "skills");
  EXPECT_EQ(known("(Technical)"), "");
}

TEST(HeadingLookup, TailsDoNotCount) {
  EXPECT_EQ(known("Core responsibilities for this role include:"), "duties");
  EXPECT_EQ(known("Ihre Aufgaben include"), "duties");
  EXPECT_EQ(known("Education include (at least):"), "education");
  EXPECT_EQ(known("include"), "");
}

TEST(HeadingLookup, PartsThatAreAllKnown) {
  EXPECT_EQ(known("Skills & Education"), "skills");
  EXPECT_EQ(known("Education / Hard Skills"), "education");
  EXPECT_EQ(known("Education/Skills"), "education");
  EXPECT_EQ(known("Education, skills and duties"), "education");
  EXPECT_EQ(known("Education and knowledge"), "education (weak)");
  EXPECT_EQ(known("Duties & powers"), "duties");
  EXPECT_EQ(known("Education and astronomy"), "");
  EXPECT_EQ(known("& Education"), "education");
}

TEST(HeadingLookup, ByPatternSeesConjunctionsAsWritten) {
  EXPECT_EQ(known("The daily duties and tasks"), "duties (pattern)");
  EXPECT_EQ(known("🧹 Household chores:"), "duties (pattern)");
  EXPECT_EQ(known("The daily duties and tasks of a clerk"), "");
}

TEST(HeadingLookup, LongLinesAreNoHeadings) { EXPECT_EQ(known(std::string(300, 'x') + " chores"), ""); }

TEST(HeadingLookup, ManyPartsTakeNoLongTime) {
  std::string line = "duties";
  while (line.size() < 190) line += ", duties";
  EXPECT_EQ(known(line + " x"), "");
}

TEST(HeadingLookup, PhrasesAloneAreExact) {
  HeadingLookup lookup;
  const Headings& headings = compiled().headings;
  EXPECT_TRUE(look_up_phrase("Core Responsibilities", headings, lookup));
  ASSERT_EQ(lookup.entries.size(), 1u);
  EXPECT_EQ(compiled().sections[lookup.entries[0].section].name, "duties");
  EXPECT_TRUE(look_up_phrase("Knowledge", headings, lookup));
  EXPECT_FALSE(look_up_phrase("Education and skills", headings, lookup));
  EXPECT_FALSE(look_up_phrase("Household chores", headings, lookup));
  EXPECT_TRUE(lookup.entries.empty());
}

TEST(Headings, KnowTheirLongestPhrase) { EXPECT_EQ(compiled().headings.longest_phrase, 3u); }

}  // namespace
}  // namespace quern

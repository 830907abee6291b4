#include "fields/lists.h"

#include <gtest/gtest.h>

#include "unit/fields/words.h"

namespace quern {
namespace {

using namespace fields_test;

using Parts = std::vector<std::string>;

Parts split(std::string_view text) {
  CompiledGrammar grammar;
  grammar.headings.conjunctions = {"and", "und"};
  grammar.vocabularies.push_back(make_vocabulary("list_word", {{"or", "oder|o"}}));
  std::vector<Span> spans;
  split_list(text, grammar, spans);
  Parts parts;
  for (const Span span : spans) parts.emplace_back(span.of(text));
  return parts;
}

TEST(Lists, SplitsAtMarksAndWords) {
  EXPECT_EQ(split("Java, C++; Go and Rust or Zig"), (Parts{"Java", "C++", "Go", "Rust", "Zig"}));
  EXPECT_EQ(split("Java, Python, and Go."), (Parts{"Java", "Python", "Go"}));
  EXPECT_EQ(split("Lesen und Schreiben oder Rechnen"), (Parts{"Lesen", "Schreiben", "Rechnen"}));
  EXPECT_EQ(split("AWS / GCP • CI/CD | AI/ML"), (Parts{"AWS", "GCP", "CI/CD", "AI/ML"}));
  EXPECT_EQ(split("sales and/or support"), (Parts{"sales", "support"}));
  EXPECT_EQ(split("日本、中国"), (Parts{"日本", "中国"}));
}

TEST(Lists, SplitsAtWordsOfALanguageOnlyInItsDocuments) {
  CompiledGrammar grammar;
  grammar.languages = {"en", "nl"};
  grammar.vocabularies.push_back(make_vocabulary("list_word", {{"nl", "of"}, {"any", "oder"}}));
  const auto count = [&](std::string_view text, LanguageBits languages) {
    std::vector<Span> spans;
    split_list(text, grammar, spans, languages);
    return spans.size();
  };
  EXPECT_EQ(count("grond of water", {0b10}), 2u);
  EXPECT_EQ(count("head of water", {0b01}), 1u);
  EXPECT_EQ(count("grond oder water", {0b01}), 2u);
  EXPECT_EQ(count("grond of water", {}), 2u);
}

TEST(Lists, KeepsBracketsAndNumbersWhole) {
  EXPECT_EQ(split("cloud (AWS, Azure and GCP), SQL"), (Parts{"cloud (AWS, Azure and GCP)", "SQL"}));
  EXPECT_EQ(split("1,000 users, teams"), (Parts{"1,000 users", "teams"}));
  EXPECT_EQ(split("open (never closed, here"), (Parts{"open (never closed", "here"}));
}

TEST(Lists, KeepsWordsThatOnlyHoldAJoiningWord) {
  EXPECT_EQ(split("Brand strategy, Oracle, Android"), (Parts{"Brand strategy", "Oracle", "Android"}));
  EXPECT_EQ(split("research & development"), (Parts{"research & development"}));
}

TEST(Lists, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(split(""), Parts{});
  EXPECT_EQ(split(" , ; and "), Parts{});
  EXPECT_EQ(split("- one,, - two -"), (Parts{"one", "two"}));
}

TEST(Lists, KeepsTheStopOfAnAbbreviation) {
  EXPECT_EQ(split("B.Sc., M.Sc."), (Parts{"B.Sc.", "M.Sc."}));
  EXPECT_EQ(split(".NET, Node.js"), (Parts{".NET", "Node.js"}));
}

TEST(Lists, IsLinearInOpenBrackets) {
  const std::string text(200'000, '(');
  EXPECT_EQ(split(text), Parts{});
}

}  // namespace
}  // namespace quern

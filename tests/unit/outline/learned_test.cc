#include "outline/learned.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "outline/features.h"
#include "outline/outline.h"
#include "quern/parser.h"
#include "support/outline_table_bytes.h"
#include "support/small_grammar.h"

namespace quern {
namespace {

namespace fs = std::filesystem;

// The small grammar with tables beside it, in a folder of its own.
class Learned : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("quern_learned_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
    write("small.toml", test::kSmallGrammar);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view bytes) { std::ofstream(folder_ / name, std::ios::binary) << bytes; }

  Result<Grammar> load(std::string_view tables) {
    write("own.toml", "grammar = \"own\"\nversion = \"1\"\nextends = [\"small\"]\n[decoding]\ntables = \"" + std::string(tables) + "\"\n");
    return Grammar::load((folder_ / "own.toml").string());
  }

  fs::path folder_;
};

std::vector<std::string> kinds(std::string_view text, const Grammar& grammar) {
  std::vector<std::string> found;
  for (const OutlineSection& section : make_outline(text, lay_out(text, grammar.compiled()), grammar.compiled()).sections)
    found.push_back(grammar.compiled().sections[section.kind].name);
  return found;
}

uint32_t word(std::string_view text) { return feature_key(FeatureGroup("word").hash, word_hash(text)); }

constexpr std::string_view kText = "Anchors are weighed at dawn.\n\nBring a good lantern.\n";

TEST_F(Learned, WordsDecideWhereNothingElseDoes) {
  write("words.qtab", test::outline_table_bytes({"duties", "needs"}, {{word("anchors"), {20, 0}}, {word("lantern"), {0, 20}}}, {}, 1, 2));
  const auto grammar = load("words.qtab");
  ASSERT_TRUE(grammar);
  EXPECT_EQ(kinds(kText, *grammar), (std::vector<std::string>{"duties", "needs"}));
  const auto without = load("");
  ASSERT_TRUE(without);
  EXPECT_NE(kinds(kText, *without), kinds(kText, *grammar));
}

TEST_F(Learned, PricesOfTheTablesHoldSectionsTogether) {
  write("dear.qtab", test::outline_table_bytes({"duties", "needs"}, {{word("anchors"), {20, 0}}, {word("lantern"), {0, 10}}}, {}, 0, 50));
  const auto grammar = load("dear.qtab");
  ASSERT_TRUE(grammar);
  EXPECT_EQ(kinds(kText, *grammar), std::vector<std::string>{"duties"});
}

TEST_F(Learned, ExplainNamesWhatDecided) {
  write("words.qtab", test::outline_table_bytes({"duties", "needs"}, {{word("anchors"), {20, 0}}}, {}, 1, 2));
  Parser parser(*load("words.qtab"));
  const auto told = parser.explain(kText);
  ASSERT_TRUE(told);
  EXPECT_NE(told->find("duties rather than "), std::string::npos) << *told;
  EXPECT_NE(told->find("word:anchors"), std::string::npos) << *told;
}

TEST_F(Learned, MissingAndFaultyTablesAreFaultsOfTheGrammar) {
  const auto missing = load("none.qtab");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.errors()[0].code, "grammar_not_found");
  EXPECT_EQ(missing.errors()[0].place.line, 5u);
  write("faulty.qtab", "no tables at all");
  const auto faulty = load("faulty.qtab");
  ASSERT_FALSE(faulty);
  EXPECT_EQ(faulty.errors()[0].code, "grammar_bad_tables");
  EXPECT_NE(faulty.errors()[0].message.find("`faulty.qtab`"), std::string::npos);
  EXPECT_EQ(faulty.errors()[0].place.line, 5u);
}

Features features_of(std::string_view text, size_t unit) {
  static const Grammar grammar = test::small_grammar();
  const Layout layout = lay_out(text, grammar.compiled());
  const Evidences evidences = weigh_evidence(text, layout, grammar.compiled(), {}, nullptr);
  Features features;
  features.named = true;
  FeatureMaker(text, layout, evidences, grammar.compiled()).make(unit, features);
  EXPECT_EQ(features.keys.size(), features.names.size());
  return features;
}

std::vector<std::string> names(std::string_view text, size_t unit) { return features_of(text, unit).names; }

bool holds(const std::vector<std::string>& list, std::string_view name) { return std::find(list.begin(), list.end(), name) != list.end(); }

TEST(OutlineFeatures, NameWordsPairsStemsAndPlace) {
  const auto found = names("Duties\n- Keep 24 LANTERNS lit\n", 1);
  for (const char* name : {"word:keep", "word:00", "word:lanterns", "stem:lante", "pair:00 lanterns", "first:keep", "first pair:keep 00",
                           "shape:bullet", "begin:capital", "length:4", "above:duties/0/0/0", "behind:heading", "to end:0"})
    EXPECT_TRUE(holds(found, name)) << name;
  EXPECT_FALSE(holds(found, "stem:keep"));
}

// Words of less than eight letters, of eight, of more, of twice eight, in letters beyond ASCII, and at the end of the text.
TEST(OutlineFeatures, KeysOfWordsAreThoseOfTheirNames) {
  for (const std::string_view text :
       {"ab abcdefgh abcdefghijk abcdefghijklmnop", "Übersetzer für Größenordnungen naïveté", "x", "responsibilities"}) {
    const Features features = features_of(text, 0);
    for (size_t i = 0; i < features.words; ++i) {
      const std::string_view name = features.names[i];
      const size_t colon = name.find(':');
      const FeatureGroup group(name.substr(0, colon));
      const std::string_view value = name.substr(colon + 1), first = value.substr(0, value.find(' '));
      const uint64_t second = first.size() < value.size() ? word_hash(value.substr(first.size() + 1)) : 0;
      EXPECT_EQ(features.keys[i], feature_key(group.hash, word_hash(first), second)) << name;
    }
  }
  EXPECT_TRUE(holds(names("Übersetzer", 0), "stem:übers"));
}

TEST(OutlineFeatures, CuesAreFeatures) { EXPECT_TRUE(holds(names("You will row.\n", 0), "cue:duties ^you will ")); }

// scripts/lib/outline_table_file.py makes keys of its own from the names: these are its answers.
TEST(OutlineFeatures, KeysAreThoseOfTheTrainingScript) {
  EXPECT_EQ(word("lantern"), 3074383785u);
  EXPECT_EQ(feature_key(FeatureGroup("pair").hash, word_hash("you"), word_hash("responsibilities")), 3350733066u);
  EXPECT_EQ(feature_key(FeatureGroup("above").hash, hash_more(kHashSeed, "duties012")), 4061476907u);
}

}  // namespace
}  // namespace quern

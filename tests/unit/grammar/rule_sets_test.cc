// The sets of a real grammar's rules agree with the rules one by one, on the lines of the corpus: nothing that a set rules out
// unseen would have matched.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "grammar/compiled.h"
#include "quern/grammar.h"
#include "text/fold.h"

namespace quern {
namespace {

namespace fs = std::filesystem;

constexpr size_t kEvery = 9;  // lines: enough of each kind of document, and soon done

std::vector<std::string> corpus_lines() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(QUERN_SOURCE_DIR) / "corpus"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> lines;
  size_t number = 0;
  for (const fs::path& file : files) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);)
      if (!line.empty() && number++ % kEvery == 0) lines.push_back(line);
  }
  return lines;
}

TEST(RuleSets, AgreeWithTheirRulesOneByOne) {
  const auto grammar = Grammar::load("job");
  ASSERT_TRUE(grammar);
  const CompiledGrammar& c = grammar->compiled();
  const std::vector<std::string> lines = corpus_lines();
  ASSERT_GT(lines.size(), 100u);
  MatchView view;
  std::vector<int> hits;
  for (const auto& [set, rules] :
       {std::pair(&c.unit_set, &c.unit_rules), {&c.item_set, &c.item_rules}, {&c.heading_set, &c.heading_rules}}) {
    for (const std::string& line : lines) {
      view.reset(line);
      set->match(view.text(), hits);
      std::vector<int> expected;
      for (size_t i = 0; i < rules->size(); ++i)
        if (c.rules[static_cast<size_t>((*rules)[i])].pattern->found(view.text())) expected.push_back(static_cast<int>(i));
      EXPECT_EQ(hits, expected) << line;
    }
  }
}

}  // namespace
}  // namespace quern

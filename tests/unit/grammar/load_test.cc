#include <gtest/gtest.h>

#include "grammar/compiled.h"
#include "quern/grammar.h"

namespace quern {
namespace {

std::string all(const Errors& errors) {
  std::string out;
  for (const Error& error : errors) out += to_string(error) + "\n";
  return out;
}

TEST(GrammarLoad, EveryShippedGrammarIsWholeOrASoundPart) {
  ASSERT_FALSE(Grammar::shipped().empty());
  for (const std::string& name : Grammar::shipped()) {
    const auto grammar = Grammar::load(name);
    if (grammar) {
      EXPECT_FALSE(grammar->schema().empty()) << name;
      EXPECT_EQ(grammar->sha256().size(), 64u) << name;
      continue;
    }
    ASSERT_EQ(grammar.errors().size(), 1u) << all(grammar.errors());
    EXPECT_EQ(grammar.errors()[0].code, "grammar_part") << all(grammar.errors());
  }
}

}  // namespace
}  // namespace quern

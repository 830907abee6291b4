#include "pattern/letters.h"

#include <gtest/gtest.h>

#include "pattern/pattern.h"

namespace quern {
namespace {

bool matches(std::string_view regex, std::string_view text) { return Pattern::compile(regex)->matches(text); }

TEST(Letters, AreThoseOfAllScripts) {
  for (const std::string_view text :
       {"Abz", "äöüß", "Łódź", "ελληνικά", "Русский", "עברית", "العربية", "हिन्दी", "ไทย", "日本語", "かな", "한국어", "Ġ"})
    EXPECT_TRUE(matches("\\pL+", text)) << text;
  for (const std::string_view text : {"1", " ", "-", "'", "€", "•", "→", "“", "、", "🎯", "½", "،", "।", "\u00D7"})
    EXPECT_FALSE(matches("\\pL", text)) << text;
}

TEST(Letters, InClassesAndNegated) {
  EXPECT_TRUE(matches("[\\pL'-]+", "l'été-là"));
  EXPECT_TRUE(matches("[^\\pL]+", "123 €"));
  EXPECT_FALSE(matches("[^\\p{L}]", "é"));
  EXPECT_TRUE(matches("\\PL", "5"));
  EXPECT_FALSE(matches("\\PL", "ж"));
  EXPECT_TRUE(matches("(?-i:\\pL)", "Q"));
}

TEST(Letters, NothingElseIsTouched) {
  for (const std::string_view regex : {"a\\\\pL", "\\p{Lu}", "[[:alpha:]x]", "[]a]", "[^]a]", "\\pN", "[\\]]"})
    EXPECT_EQ(pattern::with_lean_letters(regex).find("A-Za-z"), std::string::npos) << regex;
  EXPECT_EQ(pattern::with_lean_letters("a\\p{Lu}[\\]b]"), "a\\p{Lu}[\\]b]");
}

TEST(Letters, CostLittle) { EXPECT_LT(Pattern::compile("\\pL")->program_size(), 150); }

}  // namespace
}  // namespace quern

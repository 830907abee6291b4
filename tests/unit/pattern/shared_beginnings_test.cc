#include "pattern/shared_beginnings.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>

namespace quern::pattern {
namespace {

TEST(SharedBeginnings, AreBroughtTogether) {
  EXPECT_EQ(with_shared_beginnings("bus|car|bun"), "bu(?:s|n)|car");
  EXPECT_EQ(with_shared_beginnings(R"(x(?:\bnurses?\b|\bcook\b|\bnurseries\b))"), R"(x(?:\b(?:nurse(?:s?\b|ries\b)|cook\b)))");
  EXPECT_EQ(with_shared_beginnings("colou?r|Colony|c\\.d"), "c(?:olo(?:u?r|ny)|\\.d)");
  EXPECT_EQ(with_shared_beginnings("a(?P<v>bc|d|be)+"), "a(?P<v>b(?:c|e)|d)+");
}

// What is tried first stays first where both may match.
TEST(SharedBeginnings, KeepTheOrderOfWhatDoesNotExcludeEachOther) {
  EXPECT_EQ(with_shared_beginnings("foo|bar|foobar"), "foo(?:|bar)|bar");
  EXPECT_EQ(with_shared_beginnings("foobar|bar|foo"), "foo(?:bar|)|bar");
  EXPECT_EQ(with_shared_beginnings("as|a|at"), "a(?:s||t)");
  EXPECT_EQ(with_shared_beginnings("ab|[a-c]x|ac"), "ab|[a-c]x|ac");
  EXPECT_EQ(with_shared_beginnings("ab|\\bac|ad"), "ab|\\bac|ad");
}

TEST(SharedBeginnings, LeaveWhatMustStayInPlace) {
  for (const std::string regex : {"(a)b|c|(a)d", "(?-i:ab|c|Ad)", "(?i)ab|c|ad", "ab|c|a\\Qd\\E", "éa|b|éc", "a{2}|b|ab", "|a|b|"})
    EXPECT_EQ(with_shared_beginnings(regex), regex);
}

// Random alternatives of few letters, tried by another matcher.
TEST(SharedBeginnings, MatchWhatTheyMatchedBefore) {
  std::mt19937 random(7);
  const auto pick = [&](std::string_view of) { return of[random() % of.size()]; };
  const auto sequence = [&] {
    std::string text = random() % 4 == 0 ? "\\b" : "";
    for (size_t length = random() % 5; length > 0; --length) {
      text += pick("abA");
      if (random() % 6 == 0) text += pick("?+*");
      if (random() % 9 == 0) text += "(?:a|ba|b|ab)";
    }
    return text;
  };
  size_t changed = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string regex = sequence();
    for (size_t more = 1 + random() % 5; more > 0; --more) regex += "|" + sequence();
    const std::string other = with_shared_beginnings(regex);
    changed += other != regex;
    std::string text;
    for (int length = 0; length < 12; ++length) text += pick("aab ");
    std::smatch before, after;
    const bool found = std::regex_search(text, before, std::regex(regex, std::regex::icase));
    ASSERT_EQ(std::regex_search(text, after, std::regex(other, std::regex::icase)), found) << regex << " " << other << " " << text;
    ASSERT_EQ(after.position(), before.position()) << regex << " " << other << " " << text;
    ASSERT_EQ(after.length(), before.length()) << regex << " " << other << " " << text;
  }
  EXPECT_GT(changed, 500u);
}

}  // namespace
}  // namespace quern::pattern

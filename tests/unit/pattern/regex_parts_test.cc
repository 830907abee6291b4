#include "pattern/regex_parts.h"

#include <gtest/gtest.h>

namespace quern::pattern {
namespace {

TEST(RegexParts, GoBackToTheSameText) {
  for (const std::string pattern : {R"(a(?:b|c\.)?[^\]x]{2,3}?$)", R"((?P<v>\p{Greek}|\x{1F600})(?i)\d+)", R"([[:alpha:]-]|)", R"(ü*)"}) {
    const auto parts = parse_regex(pattern);
    ASSERT_TRUE(parts) << pattern;
    std::string text;
    for (size_t i = 0; i < parts->size(); ++i) text += (i == 0 ? "" : "|") + regex_text((*parts)[i]);
    EXPECT_EQ(text, pattern);
  }
}

}  // namespace
}  // namespace quern::pattern

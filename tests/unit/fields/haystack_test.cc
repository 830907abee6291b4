#include "fields/haystack.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

TEST(Haystack, ShowsAPieceAndLeadsBack) {
  const std::string text = "xx one two yy";
  Haystack haystack;
  haystack.show(text, {3, 10});
  EXPECT_EQ(haystack.view(), "one two");
  EXPECT_EQ(haystack.origin({4, 7}), (Span{7, 10}));
  EXPECT_EQ(haystack.shown({0, 7}), "one two");
}

TEST(Haystack, JoinsLines) {
  const std::string text = "a one \n   two-\n three\tfour";
  Haystack haystack;
  haystack.show(text, {2, static_cast<uint32_t>(text.size())});
  EXPECT_EQ(haystack.view(), "one two-three four");
  const auto at = [&](std::string_view words) {
    return haystack.origin(haystack.range_of(haystack.view().substr(haystack.view().find(words), words.size()))).of(text);
  };
  EXPECT_EQ(at("one"), "one");
  EXPECT_EQ(at("two-three"), "two-\n three");
  EXPECT_EQ(at("four"), "four");
  EXPECT_EQ(at("one two"), "one \n   two");
}

TEST(Haystack, FoldsForThePatternAndShowsTheTextItself) {
  const std::string text = "pay: 5–6\u00A0years’ work";
  Haystack haystack;
  haystack.show(text, {5, static_cast<uint32_t>(text.size())});
  EXPECT_EQ(haystack.view(), "5-6 years' work");
  EXPECT_EQ(haystack.origin({0, 3}).of(text), "5–6");
  EXPECT_EQ(haystack.shown({0, 10}), "5–6 years’");
}

TEST(Haystack, ShowsNothingThatNobodySees) {
  const std::string text = "  Data\u200B  Engineer\u00AD ";
  Haystack haystack;
  haystack.show(text, {0, static_cast<uint32_t>(text.size())});
  EXPECT_EQ(haystack.shown(haystack.whole()), "Data Engineer");
  const std::string family = "👩\u200D💻 x";
  haystack.show(family, {0, static_cast<uint32_t>(family.size())});
  EXPECT_EQ(haystack.shown(haystack.whole()), family);
}

TEST(Haystack, TakesEmptyPieces) {
  Haystack haystack;
  haystack.show("abc", {1, 1});
  EXPECT_EQ(haystack.view(), "");
  EXPECT_EQ(haystack.origin({0, 0}), (Span{1, 1}));
  EXPECT_EQ(haystack.shown({0, 0}), "");
}

}  // namespace
}  // namespace quern

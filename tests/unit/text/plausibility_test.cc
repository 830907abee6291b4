#include "text/plausibility.h"

#include <gtest/gtest.h>

namespace quern::mojibake {
namespace {

float step(char32_t a, char32_t b) { return step_cost(traits_of(a), traits_of(b)); }

TEST(Plausibility, KnowsKinds) {
  EXPECT_EQ(traits_of(U'é').kind, Kind::kLower);
  EXPECT_EQ(traits_of(U'Ж').kind, Kind::kUpper);
  EXPECT_EQ(traits_of(U'語').kind, Kind::kLetter);
  EXPECT_EQ(traits_of(U'—').kind, Kind::kDash);
  EXPECT_EQ(traits_of(U'°').kind, Kind::kSymbol);
  EXPECT_EQ(traits_of(U'├').kind, Kind::kBox);
  EXPECT_EQ(traits_of(0x1F4B0).kind, Kind::kPicture);
  EXPECT_EQ(traits_of(0x93).kind, Kind::kControl);
  EXPECT_EQ(traits_of(U'،').kind, Kind::kTrail);
}

TEST(Plausibility, CommonCharactersCostLessThanRareOnes) {
  EXPECT_LT(traits_of(U'é').cost, traits_of(U'ɴ').cost);
  EXPECT_LT(traits_of(U'’').cost, traits_of(U'‡').cost);
  EXPECT_LT(traits_of(U'‡').cost, traits_of(0x93).cost);
  EXPECT_LT(traits_of(0x1F4B0).cost, traits_of(0xE123).cost);
}

TEST(Plausibility, DigitsOfAScriptStandAmongItsLetters) {
  EXPECT_EQ(traits_of(U'۵').kind, Kind::kNativeDigit);
  EXPECT_LT(step(U'۵', U'۴'), step(U'n', U'۵'));
  EXPECT_LT(step(U'و', U'۵'), step(U'n', U'۵'));
}

TEST(Plausibility, WordsCostLessThanMojibake) {
  EXPECT_LT(step(U'a', U'é'), step(U'a', U'Ã'));
  EXPECT_LT(step(U'n', U'’'), step(U'n', U'€'));
  EXPECT_LT(step(U'к', U'а'), step(U'к', U'a'));
  EXPECT_LT(step(U'n', U'…'), step(U'Ã', U'©'));
}

}  // namespace
}  // namespace quern::mojibake

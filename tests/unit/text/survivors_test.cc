#include "text/survivors.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace quern::mojibake {
namespace {

constexpr size_t kWindows1252 = 0, kLatin1 = 1;

bool may_be_lost(const Survivors& survivors, char32_t c) {
  return std::find(survivors.lost_controls.begin(), survivors.lost_controls.end(), c) != survivors.lost_controls.end();
}

TEST(Survivors, SayWhatWasNotLost) {
  const Survivors none(U"Ã  x", kWindows1252);
  EXPECT_FALSE(none.spaces);
  EXPECT_FALSE(none.hyphens);
  EXPECT_TRUE(none.runs);
  EXPECT_TRUE(Survivors(U"Ã\u00A0", kWindows1252).spaces);
  EXPECT_TRUE(Survivors(U"Ã\u00AD", kWindows1252).hyphens);
  EXPECT_FALSE(Survivors(U"Ã x y", kWindows1252).runs);
}

TEST(Survivors, OnlyHolesOfTheCodecAreControls) {
  const Survivors windows(U"Ã", kWindows1252);
  EXPECT_TRUE(may_be_lost(windows, 0x81));
  EXPECT_FALSE(may_be_lost(windows, 0x80));
  EXPECT_TRUE(may_be_lost(Survivors(U"Ã", kLatin1), 0x80));
}

TEST(Survivors, WhereSignsFillHolesTheyAreNoControls) {
  const Survivors filled(U"Å“", kLatin1);
  EXPECT_FALSE(may_be_lost(filled, 0x93));
  EXPECT_TRUE(may_be_lost(filled, 0x81));
}

TEST(Survivors, AControlSavesAllOfThem) { EXPECT_TRUE(Survivors(U"Ã\u0081", kLatin1).lost_controls.empty()); }

}  // namespace
}  // namespace quern::mojibake

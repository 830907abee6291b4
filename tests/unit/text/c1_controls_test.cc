#include "text/c1_controls.h"

#include <gtest/gtest.h>

namespace quern::mojibake {
namespace {

std::string restored(std::string_view text) {
  const Reading reading = restore_c1_controls(text);
  return reading.changes.empty() ? std::string(text) : reading.text;
}

TEST(RestoreC1Controls, ShowsWhatWindows1252Has) {
  EXPECT_EQ(restored("it\u0092s 5 \u0080 \u0096 cheap\u0085 really"), "it’s 5 € – cheap… really");
  EXPECT_EQ(restored("Caf\u00E9 \u0093x\u0094"), "Café “x”");
}

TEST(RestoreC1Controls, TakesTwoBehindAWordForSigns) {
  EXPECT_EQ(restored("\u0093and so on\u0085\u0094"), "“and so on…”");
  EXPECT_EQ(restored("so on\u0085\u0094\u0093"), "so on\u0085\u0094\u0093");
  EXPECT_EQ(restored("so on\u0085\u0094é"), "so on\u0085\u0094é");
}

TEST(RestoreC1Controls, LeavesWhatNoCharacterStandsFor) { EXPECT_EQ(restored("a\u0081b\u008D"), "a\u0081b\u008D"); }

TEST(RestoreC1Controls, LeavesThePartsOfLongerDamage) {
  EXPECT_EQ(restored("\u00E2\u0080\u0099"), "\u00E2\u0080\u0099");
  EXPECT_EQ(restored("\u00C3\u0093"), "\u00C3\u0093");
  EXPECT_EQ(restored("\u0091\u0092"), "\u0091\u0092");
}

TEST(RestoreC1Controls, LeavesLineEnds) {
  EXPECT_EQ(restored("one \u0085two\u0085\n"), "one \u0085two\u0085\n");
  EXPECT_EQ(restored("and so on\u0085"), "and so on…");
}

TEST(RestoreC1Controls, LeavesOtherTextAlone) { EXPECT_EQ(restored("5 °C\u00A0» ü"), "5 °C\u00A0» ü"); }

}  // namespace
}  // namespace quern::mojibake

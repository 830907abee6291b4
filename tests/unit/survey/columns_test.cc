#include "survey/columns.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

TEST(Columns, AreAsWideAsTheirWidestEntry) {
  Columns columns({{"number", Columns::kRight}, {"word"}, {"rest"}});
  columns.add({"1", "ä", "x"});
  columns.add({"1234567", "longer", ""});
  EXPECT_EQ(columns.text(),
            " number  word    rest\n"
            "      1  ä       x\n"
            "1234567  longer  \n");
}

TEST(Columns, KeepToOneLineAndWidth) {
  Columns columns({{"text"}});
  columns.add({"a\nb\x1b[31m"});
  columns.add({std::string(200, 'x')});
  EXPECT_EQ(columns.text(), "text\na b [31m\n" + std::string(89, 'x') + "…\n");
}

TEST(Columns, CountShares) {
  EXPECT_EQ(percent(1, 3), "33 %");
  EXPECT_EQ(percent(2, 3), "67 %");
  EXPECT_EQ(percent(0, 0), "0 %");
}

}  // namespace
}  // namespace quern

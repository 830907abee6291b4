#include "grammar/outline_tables.h"

#include <gtest/gtest.h>

#include "support/outline_table_bytes.h"

namespace quern {
namespace {

const std::vector<std::string> kTops = {"header", "duties", "needs"};

std::string good() { return test::outline_table_bytes({"needs", "header"}, {{7, {4, -2}}, {9, {1, 0}}}, {{7, {3, 3}}}, 0.25f, 2.0f); }

std::string why(std::string_view bytes) {
  auto tables = read_outline_tables(bytes, kTops);
  if (tables) return "";
  EXPECT_EQ(tables.errors()[0].code, "grammar_bad_tables");
  EXPECT_FALSE(tables.errors()[0].help.empty());
  return tables.errors()[0].message;
}

TEST(OutlineTables, ColumnsGoToTheKindsTheyName) {
  auto tables = read_outline_tables(good(), kTops);
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables->kinds, (std::vector<TopId>{2, 0}));
  EXPECT_EQ(tables->words.size(), 2u);
  const FeatureTable::Row* row = tables->words.find(7);
  ASSERT_TRUE(row);
  EXPECT_EQ((*row)[0], -2);
  EXPECT_EQ((*row)[1], 0);  // a kind that the file does not know
  EXPECT_EQ((*row)[2], 4);
  EXPECT_FALSE(tables->words.find(8));
  EXPECT_TRUE(tables->context.find(7));
  EXPECT_FLOAT_EQ(tables->hand, 0.25f);
  EXPECT_EQ(tables->prices.size(), kSwitchClasses * 9);
}

TEST(OutlineTables, FindsEachOfManyKeys) {
  FeatureTable table;
  table.reserve(1000);
  for (uint32_t key = 0; key < 1000; ++key) EXPECT_TRUE(table.add(key * 4096, {static_cast<int8_t>(key % 100)}));
  for (uint32_t key = 0; key < 1000; ++key) ASSERT_EQ((*table.find(key * 4096))[0], key % 100);
  EXPECT_FALSE(table.find(1));
  EXPECT_FALSE(table.add(4096, {}));
}

// A large table asks its marks first, and takes keys by 64.
TEST(OutlineTables, SumsTheRowsOfWhatIsKnown) {
  for (const uint32_t rows : {10u, 5000u}) {
    FeatureTable table;
    table.reserve(rows);
    for (uint32_t key = 0; key < rows; ++key) ASSERT_TRUE(table.add(key * 7919, {127, -128}));
    std::vector<uint32_t> keys;
    for (uint32_t i = 0; i < 200; ++i) keys.insert(keys.end(), {i % rows * 7919, i * 7919 + 1});
    EXPECT_EQ(table.sum(keys)[0], 200 * 127);
    EXPECT_EQ(table.sum(keys)[1], -200 * 128);
  }
  EXPECT_EQ(FeatureTable().sum(std::vector<uint32_t>{1, 2}), FeatureTable::Sum());
}

TEST(OutlineTables, FaultsSayWhatIsWrong) {
  EXPECT_NE(why("").find("does not begin with"), std::string::npos);
  EXPECT_NE(why("quern outline tables 1\n").find("does not begin with"), std::string::npos);
  EXPECT_NE(why("quern outline tables 2\n\n").find("names no section"), std::string::npos);
  EXPECT_NE(why(test::outline_table_bytes({"wishes"}, {}, {}, 1, 1)).find("`wishes`"), std::string::npos);
  EXPECT_NE(why(test::outline_table_bytes({"needs"}, {{7, {1}}, {7, {2}}}, {}, 1, 1)).find("twice"), std::string::npos);
  EXPECT_NE(why(good() + "x").find("behind its end"), std::string::npos);
}

TEST(OutlineTables, NoCutFileIsTaken) {
  const std::string whole = good();
  for (size_t size = 0; size < whole.size(); ++size) EXPECT_NE(why(whole.substr(0, size)), "") << size;
}

}  // namespace
}  // namespace quern

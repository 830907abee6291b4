#include "fields/dates.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

std::string read(std::string_view text) {
  static const Names names({"en", "de", "es", "fr", "pt"});
  return read_date(text, names).value_or("none");
}

TEST(Dates, ReadsNumbers) {
  EXPECT_EQ(read("2026-03-31"), "2026-03-31");
  EXPECT_EQ(read("2026-03-31T10:15:00Z"), "2026-03-31");
  EXPECT_EQ(read("2026/3/1"), "2026-03-01");
  EXPECT_EQ(read("20260331"), "2026-03-31");
  EXPECT_EQ(read("31.03.2026"), "2026-03-31");
  EXPECT_EQ(read("31. 3. 2026"), "2026-03-31");
  EXPECT_EQ(read("31.03.26"), "2026-03-31");
  EXPECT_EQ(read("2026年3月31日"), "2026-03-31");
  EXPECT_EQ(read("2026년 3월 31일"), "2026-03-31");
}

TEST(Dates, TakesTheOrderThatMakesADate) {
  EXPECT_EQ(read("3/4/2026"), "2026-03-04");
  EXPECT_EQ(read("3/31/2026"), "2026-03-31");
  EXPECT_EQ(read("31/3/2026"), "2026-03-31");
  EXPECT_EQ(read("31-03-2026"), "2026-03-31");
  EXPECT_EQ(read("03.31.2026"), "2026-03-31");
  EXPECT_EQ(read("04.03.2026"), "2026-03-04");
  EXPECT_EQ(read("3/31/26"), "2026-03-31");
}

TEST(Dates, ReadsTheDayFirstWhereAsked) {
  const Names names({"en"});
  EXPECT_EQ(read_date("3/4/2026", names, DateOrder::kDayFirst), "2026-04-03");
  EXPECT_EQ(read_date("01-07-2026", names, DateOrder::kDayFirst), "2026-07-01");
  EXPECT_EQ(read_date("3/31/2026", names, DateOrder::kDayFirst), "2026-03-31");
  EXPECT_EQ(read_date("2026-04-03", names, DateOrder::kDayFirst), "2026-04-03");
}

TEST(Dates, ReadsNamesOfMonths) {
  EXPECT_EQ(read("31 March 2026"), "2026-03-31");
  EXPECT_EQ(read("March 31st, 2026"), "2026-03-31");
  EXPECT_EQ(read("Mar. 31, 2026"), "2026-03-31");
  EXPECT_EQ(read("the 1st of May, 2026"), "2026-05-01");
  EXPECT_EQ(read("31 de marzo de 2026"), "2026-03-31");
  EXPECT_EQ(read("1er mars 2026"), "2026-03-01");
  EXPECT_EQ(read("31. März 2026"), "2026-03-31");
  EXPECT_EQ(read("31 de março de 2026"), "2026-03-31");
  EXPECT_EQ(read("Tuesday, 31 March 2026, 10:00"), "2026-03-31");
  EXPECT_EQ(read("31-Mar-2026"), "2026-03-31");
  EXPECT_EQ(read("31-Mar-26"), "2026-03-31");
  EXPECT_EQ(read("31Mar2026"), "2026-03-31");
  EXPECT_EQ(read("2026 March 31"), "2026-03-31");
}

TEST(Dates, RefusesWhatIsNoWholeDate) {
  for (const char* text : {"", "March 31", "March 2026", "31.03.", "2026", "31 March", "March 31, 10 am", "10:30:20", "1.2.3", "31/03-2026",
                           "March 3 and then the class of 2026", "call 555-12-3456"})
    EXPECT_EQ(read(text), "none") << text;
}

TEST(Dates, RefusesDaysThatDoNotExist) {
  for (const char* text :
       {"2026-02-30", "31.04.2026", "2026-13-01", "13/13/2026", "0/1/2026", "February 29, 2026", "31 June 2026", "1850-01-01"})
    EXPECT_EQ(read(text), "none") << text;
  EXPECT_EQ(read("29 February 2024"), "2024-02-29");
  EXPECT_EQ(read("2000-02-29"), "2000-02-29");
  EXPECT_EQ(read("2100-02-29"), "none");
}

}  // namespace
}  // namespace quern

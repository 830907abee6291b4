#include "fields/numbers.h"

#include <gtest/gtest.h>

#include "fields/convert.h"
#include "unit/fields/words.h"

namespace quern {
namespace {

using namespace fields_test;

double read(std::string_view text) {
  static const Vocabulary words = number_words();
  const auto number = read_number(text, &words);
  return number ? number->value() : -1;
}

TEST(Numbers, ReadsSeparatorsOfEveryLand) {
  EXPECT_EQ(read("42"), 42);
  EXPECT_EQ(read("1,200.50"), 1200.5);
  EXPECT_EQ(read("1.200,50"), 1200.5);
  EXPECT_EQ(read("1 200"), 1200);
  EXPECT_EQ(read("1'200"), 1200);
  EXPECT_EQ(read("1'200'000.50"), 1200000.5);
  EXPECT_EQ(read("1 200,5"), 1200.5);
  EXPECT_EQ(read("12,34,567"), 1234567);
  EXPECT_EQ(read("12,34,567.25"), 1234567.25);
  EXPECT_EQ(read("1,234,567"), 1234567);
  EXPECT_EQ(read("1.234.567"), 1234567);
  EXPECT_EQ(read("45.50"), 45.5);
  EXPECT_EQ(read("45,5"), 45.5);
  EXPECT_EQ(read(".5"), 0.5);
}

TEST(Numbers, TakesThreeLastDigitsForThousands) {
  EXPECT_EQ(read("120,695"), 120695);
  EXPECT_EQ(read("1.200"), 1200);
  EXPECT_EQ(read("0.125"), 0.125);
  EXPECT_EQ(read("1200.500"), 1200.5);
  EXPECT_EQ(read("1.125m"), 1125000);
}

TEST(Numbers, ForgivesStraySpacesBesideASeparator) {
  EXPECT_EQ(read("161, 743"), 161743);
  EXPECT_EQ(read("161 ,743"), 161743);
  EXPECT_EQ(read("1, 250, 000"), 1250000);
  EXPECT_EQ(read("10, 5"), -1);
}

TEST(Numbers, ReadsScales) {
  EXPECT_EQ(read("45k"), 45000);
  EXPECT_EQ(read("45 K"), 45000);
  EXPECT_EQ(read("1.2m"), 1200000);
  EXPECT_EQ(read("40L"), 4000000);
  EXPECT_EQ(read("40 lakhs"), 4000000);
  EXPECT_EQ(read("8.5 LPA"), 850000);
  EXPECT_EQ(read("2 crore"), 20000000);
  EXPECT_EQ(read("1.5 million"), 1500000);
  EXPECT_EQ(read("50 tausend"), 50000);
  EXPECT_EQ(read("50 Tsd."), 50000);
  EXPECT_EQ(read("50 apples"), -1);
}

TEST(Numbers, ReadsWhatStandsForNoCents) {
  EXPECT_EQ(read("900,-"), 900);
  EXPECT_EQ(read("2.900,--"), 2900);
  EXPECT_EQ(read("900.-"), 900);
  EXPECT_EQ(read("900."), 900);
}

TEST(Numbers, ReadsWords) {
  EXPECT_EQ(read("five"), 5);
  EXPECT_EQ(read("Fünf"), 5);
  EXPECT_EQ(read("five (5)"), 5);
  EXPECT_EQ(read("5 (five)"), 5);
  EXPECT_EQ(read("(5)"), 5);
  EXPECT_EQ(read("five (six)"), 5);
  EXPECT_EQ(read("twenty-five"), 25);
  EXPECT_EQ(read("twenty five"), 25);
  EXPECT_EQ(read("two hundred"), 200);
  EXPECT_EQ(read("two hundred twenty"), 220);
  EXPECT_EQ(read("five six"), -1);
  EXPECT_EQ(read("many"), -1);
}

TEST(Numbers, RefusesWhatIsNoNumber) {
  for (const char* text : {"", " ", ",", "1.2.3", "5 10", "1,23,4", "12,,5", "(", ")", "5 -6", "1.234,567.8", "12345678901234567890"})
    EXPECT_EQ(read(text), -1) << text;
  EXPECT_FALSE(read_number("five", nullptr));
}

TEST(Numbers, KeepsSigns) {
  EXPECT_EQ(read("+7"), 7);
  EXPECT_EQ(read_number("-7", nullptr)->value(), -7);
}

TEST(Numbers, SharesTheScaleOfARange) {
  const auto shared = [](NumberText min, NumberText max) {
    share_scale(min, max);
    return std::pair(min.value(), max.value());
  };
  EXPECT_EQ(shared({60, 1}, {120, 1000}), std::pair(60000.0, 120000.0));
  EXPECT_EQ(shared({60, 1000}, {120, 1}), std::pair(60000.0, 120000.0));
  EXPECT_EQ(shared({500, 1}, {1, 1000}), std::pair(500.0, 1000.0));
  EXPECT_EQ(shared({20000, 1}, {25, 1000}), std::pair(20000.0, 25000.0));
  EXPECT_EQ(shared({60, 1000}, {120000, 1}), std::pair(60000.0, 120000.0));
  EXPECT_EQ(shared({60, 1}, {85000, 1}), std::pair(60000.0, 85000.0));
  EXPECT_EQ(shared({60, 1}, {85500, 1}), std::pair(60.0, 85500.0));
  EXPECT_EQ(shared({90, 1}, {85000, 1}), std::pair(90.0, 85000.0));
  EXPECT_EQ(shared({5, 1}, {8000, 1}), std::pair(5.0, 8000.0));
}

TEST(Numbers, ConvertsToMonths) {
  EXPECT_EQ(convert_number(ConversionKind::kYears, 1.5), Value(18));
  EXPECT_EQ(convert_number(ConversionKind::kMonths, 6), Value(6));
  EXPECT_EQ(convert_number(ConversionKind::kWeeks, 26), Value(6));
  EXPECT_EQ(convert_number(ConversionKind::kNumber, 45.5), Value(45.5));
}

}  // namespace
}  // namespace quern

#include "fields/places.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

std::string country(std::string_view text) {
  static const Names names({"en", "de"});
  return country_of(text, names).value_or("none");
}

TEST(Places, FindsTheCountryThatIsNamed) {
  EXPECT_EQ(country("Germany"), "DE");
  EXPECT_EQ(country("Berlin, Germany"), "DE");
  EXPECT_EQ(country("Berlin, Deutschland."), "DE");
  EXPECT_EQ(country("Remote (UK)"), "GB");
  EXPECT_EQ(country("Germany - Munich"), "DE");
  EXPECT_EQ(country("London, England, United Kingdom"), "GB");
  EXPECT_EQ(country("Paris / France"), "FR");
}

TEST(Places, NamesNoneWhereTheTextDoesNot) {
  EXPECT_EQ(country("Berlin"), "none");
  EXPECT_EQ(country("Los Angeles, CA"), "none");
  EXPECT_EQ(country("Stratford-upon-Avon"), "none");
  EXPECT_EQ(country(""), "none");
}

TEST(Places, TakesTheLastCountry) { EXPECT_EQ(country("Mexico, Brazil"), "BR"); }

}  // namespace
}  // namespace quern

#include "text/names.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

const Names& names() {
  static const Names built({"en", "de", "fr", "es", "pt", "nl"});
  return built;
}

std::string country(std::string_view text) { return names().country(text).value_or(""); }

std::string currency(std::string_view text) {
  const auto found = names().currency(text);
  return found ? found->code + " " + found->source : "";
}

TEST(Names, CountriesByName) {
  EXPECT_EQ(country("Germany"), "DE");
  EXPECT_EQ(country("Deutschland"), "DE");
  EXPECT_EQ(country("  ALLEMAGNE "), "DE");
  EXPECT_EQ(country("the Netherlands"), "NL");
  EXPECT_EQ(country("Espana"), "ES");
  EXPECT_EQ(country("Myanmar"), "MM");
  EXPECT_EQ(country("Burma"), "MM");
  EXPECT_EQ(country("Czechia"), "CZ");
  EXPECT_EQ(country("Hong Kong"), "HK");
  EXPECT_EQ(country("Scotland"), "GB");
  EXPECT_EQ(country("Atlantis"), "");
}

TEST(Names, CountryCodesCountInCapitalsOnly) {
  EXPECT_EQ(country("DE"), "DE");
  EXPECT_EQ(country("UK"), "GB");
  EXPECT_EQ(country("USA"), "US");
  EXPECT_EQ(country("U.S."), "US");
  EXPECT_EQ(country("US"), "US");
  EXPECT_EQ(country("us"), "");
  EXPECT_EQ(country("de"), "");
  EXPECT_EQ(country("AND"), "");
}

TEST(Names, StatesOfTheUnitedStatesAreNoCountries) {
  EXPECT_EQ(country("CA"), "");
  EXPECT_EQ(country("IN"), "");
  EXPECT_EQ(country("Georgia"), "");
}

TEST(Names, CurrenciesBySymbol) {
  EXPECT_EQ(currency("$"), "USD symbol");
  EXPECT_EQ(currency("us$"), "USD symbol");
  EXPECT_EQ(currency("€"), "EUR symbol");
  EXPECT_EQ(currency("R$"), "BRL symbol");
  EXPECT_EQ(currency("A$"), "AUD symbol");
  EXPECT_EQ(currency("₹"), "INR symbol");
  EXPECT_EQ(currency("zł"), "PLN symbol");
  EXPECT_EQ(currency("kr"), "");
}

TEST(Names, CurrenciesByCode) {
  EXPECT_EQ(currency("CHF"), "CHF code");
  EXPECT_EQ(currency("usd"), "USD code");
  EXPECT_EQ(currency("ALL"), "ALL code");
  EXPECT_EQ(currency("all"), "");
  EXPECT_EQ(currency("XYZ"), "");
}

TEST(Names, CurrenciesByName) {
  EXPECT_EQ(currency("US dollars"), "USD name");
  EXPECT_EQ(currency("dollars"), "USD name");
  EXPECT_EQ(currency("Euros"), "EUR name");
  EXPECT_EQ(currency("Birr"), "ETB name");
  EXPECT_EQ(currency("birr etíope"), "ETB name");
  EXPECT_EQ(currency("Schweizer Franken"), "CHF name");
  EXPECT_EQ(currency("dólares"), "USD name");
  EXPECT_EQ(currency("pounds"), "GBP name");
  EXPECT_EQ(currency("pesos"), "");
}

TEST(Names, Months) {
  EXPECT_EQ(names().month("March"), 3);
  EXPECT_EQ(names().month("mars"), 3);
  EXPECT_EQ(names().month("Mär."), 3);
  EXPECT_EQ(names().month("MÄRZ"), 3);
  EXPECT_EQ(names().month("enero"), 1);
  EXPECT_EQ(names().month("Sept."), 9);
  EXPECT_EQ(names().month("fevrier"), 2);
  EXPECT_EQ(names().month("3"), std::nullopt);
  EXPECT_EQ(names().month("monday"), std::nullopt);
}

TEST(Names, KnowOnlyTheirLanguages) {
  const Names english({"en"});
  EXPECT_EQ(english.country("Deutschland"), std::nullopt);
  EXPECT_EQ(english.month("enero"), std::nullopt);
}

}  // namespace
}  // namespace quern

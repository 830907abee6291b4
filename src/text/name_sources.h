// Where Names gets its words from: ICU's locale data, and a little data of our own beside it.
// Keys are as fold_phrase makes them; those that count in one spelling only ("DE", "Ft") stand as they are written.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/names.h"

namespace quern {

using CountryNames = std::unordered_map<std::string, std::string>;
using CurrencyNames = std::unordered_map<std::string, Names::Currency>;
using MonthNames = std::unordered_map<std::string, int>;

// Codes and names that no language of CLDR lists so.
void add_common_countries(CountryNames& names);
void add_countries(const std::string& language, CountryNames& names);

void add_common_currencies(CurrencyNames& names);
void add_currencies(const std::string& language, CurrencyNames& names);

void add_months(const std::string& language, MonthNames& names);

// The phrase without its accents: "márz" is also written "marz".
std::string without_marks(const std::string& phrase);

}  // namespace quern

#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <vector>

#include "text/fold.h"
#include "text/name_sources.h"

namespace quern {
namespace {

struct Symbol {
  std::string_view symbol;
  std::string_view code;
};

// Read as written. What several countries share ("kr", "R", "$" but for the US) is left out, or goes to the one that uses it most.
constexpr auto kSymbols = std::to_array<Symbol>({
    {"$", "USD"},   {"US$", "USD"}, {"U$S", "USD"}, {"USD$", "USD"}, {"$US", "USD"},  {"€", "EUR"},   {"£", "GBP"},    {"¥", "JPY"},
    {"CN¥", "CNY"}, {"RMB", "CNY"}, {"元", "CNY"},  {"円", "JPY"},   {"₹", "INR"},    {"Rs", "INR"},  {"Rs.", "INR"},  {"R$", "BRL"},
    {"A$", "AUD"},  {"AU$", "AUD"}, {"C$", "CAD"},  {"CA$", "CAD"},  {"CAD$", "CAD"}, {"NZ$", "NZD"}, {"S$", "SGD"},   {"SG$", "SGD"},
    {"HK$", "HKD"}, {"NT$", "TWD"}, {"MX$", "MXN"}, {"AUD$", "AUD"}, {"₩", "KRW"},    {"₪", "ILS"},   {"₫", "VND"},    {"₺", "TRY"},
    {"₽", "RUB"}, {"₴", "UAH"},   {"₦", "NGN"},   {"₱", "PHP"},    {"฿", "THB"},    {"₡", "CRC"},   {"₵", "GHS"},    {"GH₵", "GHS"},
    {"₸", "KZT"},   {"₾", "GEL"}, {"₼", "AZN"}, {"₲", "PYG"},    {"৳", "BDT"},    {"zł", "PLN"},  {"zl", "PLN"},   {"Kč", "CZK"},
    {"Ft", "HUF"},  {"lei", "RON"}, {"лв.", "BGN"}, {"лв", "BGN"},   {"руб.", "RUB"}, {"грн", "UAH"}, {"KSh", "KES"},  {"Ksh", "KES"},
    {"TSh", "TZS"}, {"USh", "UGX"}, {"RM", "MYR"},  {"Rp", "IDR"},   {"Dhs", "AED"},  {"Dh", "AED"},  {"SFr.", "CHF"}, {"Fr.", "CHF"},
    {"SFr", "CHF"}, {"Br", "ETB"},  {"B/.", "PAB"}, {"S/", "PEN"},   {"S/.", "PEN"},  {"Bs", "BOB"},  {"Q", "GTQ"},
});

// Codes that are accepted in small letters too; others are words there (all, try, top).
constexpr auto kSmallCodes =
    std::to_array<std::string_view>({"USD", "EUR", "GBP", "INR", "AUD", "CHF", "JPY", "CNY", "SGD", "NZD", "ZAR", "AED",
                                     "SEK", "NOK", "DKK", "PLN", "BRL", "MXN", "HKD", "CZK", "HUF", "ETB", "NGN"});

// A name that several countries share ("dollars") means one of these, if one of these has it.
constexpr auto kDominant = std::to_array<std::string_view>({"USD", "GBP", "EUR", "INR"});

constexpr auto kNounFirst = std::to_array<std::string_view>({"ca", "es", "fr", "gl", "it", "pt", "ro"});

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> current_codes() {
  UErrorCode status = U_ZERO_ERROR;
  std::vector<std::string> codes;
  UEnumeration* all = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  if (U_FAILURE(status)) return codes;
  while (const char* code = uenum_next(all, nullptr, &status)) codes.emplace_back(code);
  uenum_close(all);
  return codes;
}

std::string to_utf8(const UChar* text, int32_t size) {
  std::string out;
  icu::UnicodeString(text, size).toUTF8String(out);
  return out;
}

// "one" and "other" in English, four in Polish.
std::vector<std::string> plural_forms(const std::string& language) {
  std::vector<std::string> forms;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu::Locale(language.c_str()), status));
  if (U_FAILURE(status)) return forms;
  const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
  for (const char* form = nullptr; U_SUCCESS(status) && (form = keywords->next(nullptr, status)) != nullptr;) forms.emplace_back(form);
  return forms;
}

// "US Dollar", and "1 US dollar", "2 US dollars" without the number; folded.
std::set<std::string> long_names(const std::string& code, const std::string& language, const std::vector<std::string>& forms) {
  std::set<std::string> names;
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(code);
  const UChar* iso = wide.getTerminatedBuffer();
  const auto add = [&](const UChar* text, int32_t size) {
    const std::string name = to_utf8(text, size);
    if (name != code) names.insert(fold_phrase(name));
  };
  UErrorCode status = U_ZERO_ERROR;
  UBool is_choice = false;
  int32_t size = 0;
  const UChar* name = ucurr_getName(iso, language.c_str(), UCURR_LONG_NAME, &is_choice, &size, &status);
  if (U_SUCCESS(status)) add(name, size);
  for (const std::string& form : forms) {
    status = U_ZERO_ERROR;
    name = ucurr_getPluralName(iso, language.c_str(), &is_choice, form.c_str(), &size, &status);
    if (U_SUCCESS(status)) add(name, size);
  }
  return names;
}

// The noun in "Ethiopian birr", "birr etíope".
std::string noun_of(const std::string& name, bool noun_first) {
  const size_t space = noun_first ? name.find(' ') : name.rfind(' ');
  if (space == std::string::npos) return name;
  return noun_first ? name.substr(0, space) : name.substr(space + 1);
}

// A noun means a currency when no other is called so, or when one of the dominant ones is.
std::string meaning_of(const std::set<std::string>& codes) {
  if (codes.size() == 1) return *codes.begin();
  for (const std::string_view code : kDominant)
    if (codes.count(std::string(code)) > 0) return std::string(code);
  return "";
}

void add_name(CurrencyNames& names, const std::string& name, const std::string& code) {
  names.emplace(name, Names::Currency{code, "name"});
  names.emplace(without_marks(name), Names::Currency{code, "name"});
}

}  // namespace

void add_common_currencies(CurrencyNames& names) {
  for (const std::string& code : current_codes()) {
    names.emplace(code, Names::Currency{code, "code"});
    if (contains(kSmallCodes, code)) names.emplace(fold_phrase(code), Names::Currency{code, "code"});
  }
  for (const Symbol& symbol : kSymbols) {
    const Names::Currency currency{std::string(symbol.code), "symbol"};
    names.emplace(symbol.symbol, currency);
    if (symbol.symbol.ends_with('$')) names.emplace(fold_phrase(symbol.symbol), currency);
  }
  for (const char* pound : {"pounds sterling", "pound sterling", "sterling"}) add_name(names, pound, "GBP");
}

void add_currencies(const std::string& language, CurrencyNames& names) {
  const bool noun_first = contains(kNounFirst, language.substr(0, 2));
  const std::vector<std::string> forms = plural_forms(language);
  std::unordered_map<std::string, std::set<std::string>> nouns;
  for (const std::string& code : current_codes()) {
    for (const std::string& name : long_names(code, language, forms)) {
      add_name(names, name, code);
      nouns[noun_of(name, noun_first)].insert(code);
    }
  }
  for (const auto& [noun, codes] : nouns) {
    const std::string code = meaning_of(codes);
    if (!code.empty()) add_name(names, noun, code);
  }
}

}  // namespace quern

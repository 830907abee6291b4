// Names of countries, currencies and months in many languages, from ICU's locale data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quern {

// Built once for the languages of a grammar ("en", "de", ...). All look-ups fold their argument (fold_phrase).
class Names {
 public:
  explicit Names(const std::vector<std::string>& languages);

  // ISO 3166-1 alpha-2 of a country by its name ("Deutschland"), or of a code in capitals that is used as such ("UK", "USA", "DE").
  // A code or name that as often means a state of the US ("CA", "Georgia") is ambiguous and nothing.
  std::optional<std::string> country(std::string_view name) const;
  // The currency that a symbol, name or code means: "$" and "US dollars" are USD, "€" EUR, "kr" is ambiguous and nothing.
  struct Currency {
    std::string code;
    std::string source;  // "code", "symbol" or "name"
  };
  std::optional<Currency> currency(std::string_view text) const;
  // 1 to 12 for "March", "mars", "Mär.", "enero".
  std::optional<int> month(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::string> countries_;
  std::unordered_map<std::string, Currency> currencies_;
  std::unordered_map<std::string, int> months_;
};

}  // namespace quern

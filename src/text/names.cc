#include "text/names.h"

#include <algorithm>

#include "text/fold.h"
#include "text/name_sources.h"

namespace quern {
namespace {

std::string_view trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// As written first, for what counts in one spelling only, then folded.
template <typename Map>
const typename Map::mapped_type* find(const Map& map, std::string_view text) {
  auto found = map.find(std::string(trim(text)));
  if (found == map.end()) found = map.find(fold_phrase(text));
  return found == map.end() ? nullptr : &found->second;
}

std::string without_article(const std::string& phrase) { return phrase.starts_with("the ") ? phrase.substr(4) : phrase; }

}  // namespace

Names::Names(const std::vector<std::string>& languages) {
  add_common_countries(countries_);
  add_common_currencies(currencies_);
  for (const std::string& language : languages) {
    add_countries(language, countries_);
    add_currencies(language, currencies_);
    add_months(language, months_);
  }
}

std::optional<std::string> Names::country(std::string_view name) const {
  const std::string* code = find(countries_, name);
  if (code == nullptr) code = find(countries_, without_article(fold_phrase(name)));
  if (code == nullptr || code->empty()) return std::nullopt;
  return *code;
}

std::optional<Names::Currency> Names::currency(std::string_view text) const {
  const Currency* found = find(currencies_, text);
  if (found == nullptr || found->code.empty()) return std::nullopt;
  return *found;
}

std::optional<int> Names::month(std::string_view name) const {
  std::string phrase = fold_phrase(name);
  if (phrase.ends_with('.')) phrase.pop_back();
  const auto found = months_.find(phrase);
  if (found == months_.end()) return std::nullopt;
  return found->second;
}

}  // namespace quern

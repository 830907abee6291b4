#include "html/attributes.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace quern::html {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

constexpr size_t kLongestNames = 512;  // bytes of a class or id that are looked at

constexpr auto kFurnitureRoles =
    std::to_array<std::string_view>({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"});

// Words of a class or an id that name furniture, and those that take it back: a `page-with-sidebar` is the page.
constexpr auto kFurnitureWords = std::to_array<std::string_view>(
    {"breadcrumb", "breadcrumbs", "consent",    "cookie",     "cookies",    "copyright",   "footer",  "gdpr",  "menu",
     "nav",        "navbar",      "navigation", "newsletter", "pagination", "recommended", "related", "share", "sharing",
     "sidebar",    "similar",     "skip",       "skiplink",   "social",     "subscribe",   "toolbar"});
constexpr auto kSubjectWords = std::to_array<std::string_view>(
    {"body", "content", "description", "has", "job", "layout", "main", "no", "page", "posting", "with", "without", "wrapper"});

template <size_t kSize>
bool holds(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view one) { return equal_ignoring_case(word, one); });
}

// `cookie-bar`, `cookieBar` and `cookie_bar` are two words each.
bool names_furniture(std::string_view names) {
  names = names.substr(0, kLongestNames);
  bool furniture = false;
  for (size_t at = 0; at < names.size();) {
    size_t end = at;
    while (end < names.size() && is_ascii_letter(names[end]) && (end == at || !is_upper(names[end]) || is_upper(names[end - 1]))) ++end;
    const std::string_view word = names.substr(at, end - at);
    if (holds(kSubjectWords, word)) return false;
    furniture = furniture || holds(kFurnitureWords, word);
    at = std::max(end, at + 1);
  }
  return furniture;
}

// A declaration that takes the element out of sight.
bool hides(std::string_view style) {
  std::string bare;
  for (const char c : style)
    if (!is_blank(c)) bare += lower_ascii(c);
  return bare.find("display:none") != bare.npos || bare.find("visibility:hidden") != bare.npos;
}

}  // namespace

bool AttributeReader::next(Attribute& attribute) {
  const auto skip = [&](auto wanted) {
    while (at_ < markup_.size() && wanted(markup_[at_])) ++at_;
  };
  skip([](char c) { return is_blank(c) || c == '/'; });
  if (at_ >= markup_.size()) return false;
  if (markup_[at_] == '>') {
    end_ = at_ + 1;
    return false;
  }
  const size_t begin = at_++;  // an equals sign at the start is part of the name
  skip([](char c) { return !is_blank(c) && c != '/' && c != '>' && c != '='; });
  attribute = {markup_.substr(begin, at_ - begin), {}};
  skip(is_blank);
  if (at_ < markup_.size() && markup_[at_] == '=') {
    ++at_;
    skip(is_blank);
    attribute.value = read_value();
  }
  return at_ < markup_.size();
}

std::string_view AttributeReader::read_value() {
  if (at_ >= markup_.size()) return {};
  const size_t begin = at_;
  if (const char quote = markup_[at_]; quote == '"' || quote == '\'') {
    const size_t close = std::min(markup_.find(quote, begin + 1), markup_.size());
    at_ = std::min(close + 1, markup_.size());
    return markup_.substr(begin + 1, close - begin - 1);
  }
  while (at_ < markup_.size() && !is_blank(markup_[at_]) && markup_[at_] != '>') ++at_;
  return markup_.substr(begin, at_ - begin);
}

uint16_t flags_of(const Attribute& attribute) {
  const auto [name, value] = attribute;
  switch (lower_ascii(name.front())) {
    case 'h': return equal_ignoring_case(name, "hidden") && !equal_ignoring_case(value, "until-found") ? kHidden : 0;
    case 's': return equal_ignoring_case(name, "style") && hides(value) ? kHidden : 0;
    case 'a': return equal_ignoring_case(name, "aria-hidden") && equal_ignoring_case(value, "true") ? kHidden : 0;
    case 'r': return equal_ignoring_case(name, "role") && holds(kFurnitureRoles, value) ? kFurniture : 0;
    case 'c': return equal_ignoring_case(name, "class") && names_furniture(value) ? kFurniture : 0;
    case 'i':
      if (equal_ignoring_case(name, "itemscope")) return kItemScope;
      if (equal_ignoring_case(name, "itemprop")) return kItemProp;
      return equal_ignoring_case(name, "id") && names_furniture(value) ? kFurniture : 0;
    default: return 0;
  }
}

}  // namespace quern::html

#include "pattern/characters.h"

#include <algorithm>

#include "base/utf8.h"

namespace quern::pattern {
namespace {

constexpr size_t kMost = 10;  // of a class: the digits

// Beyond ASCII what has no case: currency, dashes, quotes, arrows, pictures; letters of Hebrew, Arabic, Ethiopic, Chinese and the like.
bool has_no_case(char32_t c) {
  if (c >= 0xA1 && c <= 0xBF) return c != 0xAA && c != 0xB5 && c != 0xBA;
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return within(0x590, 0x8FF) || within(0x1200, 0x139F) || within(0x2010, 0x20CF) || within(0x2190, 0x23FF) || within(0x2600, 0x27BF) ||
         within(0x3000, 0x9FFF) || within(0xAC00, 0xD7A3) || within(0x1F000, 0x1FAFF);
}

// Pairs of letters in two blocks, `distance` apart.
bool in_pair(char32_t c, char32_t upper, char32_t last_upper, char32_t distance, char32_t& other) {
  if (c >= upper && c <= last_upper) return other = c + distance, true;
  if (c >= upper + distance && c <= last_upper + distance) return other = c - distance, true;
  return false;
}

// The same letter in the other case: of Latin and Cyrillic, for the letters that have exactly two forms.
std::optional<char32_t> other_case(char32_t c) {
  char32_t other = 0;
  if (c != 0xD7 && c != 0xF7 && in_pair(c, 0xC0, 0xDE, 0x20, other)) return other;
  if (in_pair(c, 0x410, 0x42F, 0x20, other) || in_pair(c, 0x400, 0x40F, 0x50, other)) return other;
  if ((c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c % 2 == 0 ? c + 1 : c - 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c - 1;
  return std::nullopt;
}

// The character that an escape stands for, or nothing for a class such as \d.
std::optional<char32_t> escaped(char32_t c) {
  if (c == 't') return U'\t';
  if (c == 'n') return U'\n';
  const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (word || c >= 0x80) return std::nullopt;
  return c;
}

// One character of a class, escaped or not; `at` moves behind it.
std::optional<char32_t> class_character(std::string_view inner, size_t& at) {
  const char32_t c = utf8::next(inner, at);
  if (c == '[') return std::nullopt;  // [:alpha:]
  if (c != '\\') return c;
  if (at >= inner.size()) return std::nullopt;
  return escaped(utf8::next(inner, at));
}

void add_one(std::vector<std::string>& all, char32_t c) {
  std::string text;
  utf8::append(text, c);
  if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
}

// In lower case if it is ASCII, else in both; false where its case is not known, or there are too many already.
bool add(std::vector<std::string>& all, char32_t c) {
  if (c < 0x80) {
    add_one(all, c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  } else if (has_no_case(c)) {
    add_one(all, c);
  } else if (const auto other = other_case(c)) {
    add_one(all, c);
    add_one(all, *other);
  } else {
    return false;
  }
  return all.size() <= kMost;
}

std::optional<std::vector<std::string>> characters_of_class(std::string_view inner) {
  std::vector<std::string> all;
  if (inner.empty() || inner[0] == '^') return std::nullopt;
  for (size_t at = 0; at < inner.size();) {
    const auto first = class_character(inner, at);
    if (!first) return std::nullopt;
    char32_t last = *first;
    if (at + 1 < inner.size() && inner[at] == '-') {
      ++at;
      const auto end = class_character(inner, at);
      if (!end || *end < *first || *end - *first >= kMost) return std::nullopt;
      last = *end;
    }
    for (char32_t c = *first; c <= last; ++c)
      if (!add(all, c)) return std::nullopt;
  }
  return all;
}

}  // namespace

std::optional<std::vector<std::string>> few_characters(std::string_view part) {
  if (part.empty() || part == ".") return std::nullopt;
  if (part[0] == '[') return part.size() < 3 ? std::nullopt : characters_of_class(part.substr(1, part.size() - 2));
  size_t at = 0;
  std::optional<char32_t> c = utf8::next(part, at);
  if (part == "\\d") return characters_of_class("0-9");
  if (*c == '\\') c = at < part.size() ? escaped(utf8::next(part, at)) : std::nullopt;
  std::vector<std::string> one;
  if (!c || at != part.size() || !add(one, *c)) return std::nullopt;
  return one;
}

}  // namespace quern::pattern

#include "layout/title_line.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/marks.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr size_t kLongestTitle = 200;  // bytes looked at for a word that is none of a title
constexpr size_t kShortestProse = 80;  // bytes behind the dash
constexpr size_t kSmallWord = 4;       // bytes of a word that tells prose from a title; shorter ones are in both

// A word that no title has: longer, and small.
bool is_prose(std::string_view word) {
  size_t at = 0;
  return word.size() >= kSmallWord && is_lower(utf8::next(word, at));
}

// `Arizona—` and `-`: a dash at the end of a word, or one that is a word; a hyphen only as a word.
bool ends_in_dash(std::string_view word) {
  size_t begin = word.size();
  utf8::previous(word, begin);
  const std::string_view last = word.substr(begin);
  return list_mark_size(last) > 0 && (last != "-" || begin == 0) && last != "*" && last != "+" && last != "\u00B7";
}

}  // namespace

uint32_t title_part(std::string_view line) {
  size_t part = 0, words = 0;
  for (size_t at = 0; at < std::min(line.size(), kLongestTitle); ++words) {
    const size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    if (is_prose(word)) return line.size() - part >= kShortestProse ? static_cast<uint32_t>(part) : 0;
    if (word.ends_with(':')) return 0;  // facts
    if (!word.empty() && ends_in_dash(word) && words > 0) part = end;
    at = end + 1;
  }
  return 0;
}

}  // namespace quern

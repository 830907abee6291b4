#include "layout/title_line.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "layout/marks.h"
#include "text/chars.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr size_t kLongestTitle = 200;  // bytes looked at for a word that is none of a title
constexpr size_t kShortestProse = 80;  // bytes behind the dash
constexpr size_t kLongestBars = 400;   // bytes with bars at the start of the line
constexpr size_t kFewestBars = 2;
constexpr size_t kLongestField = 80;  // bytes behind the last bar that may be a field still
constexpr size_t kSmallWord = 4;      // bytes of a word that tells prose from a title; shorter ones are in both

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

bool begins_prose(std::string_view word, const LayoutWords& words) {
  size_t at = 0;
  if (!is_upper(utf8::next(word, at))) return false;
  if (word.ends_with(':')) return true;
  const std::string folded = fold_phrase(word);
  return words.joiners.contains(folded.substr(0, folded.find('\'')));
}

uint32_t part_behind_bars(std::string_view line, const LayoutWords& words) {
  const std::string_view head = line.substr(0, kLongestBars);
  const size_t bar = head.rfind(" | ");
  if (bar == head.npos || std::count(head.begin(), head.end(), '|') < static_cast<ptrdiff_t>(kFewestBars)) return 0;
  for (size_t at = bar + 3; at < std::min(line.size(), bar + 3 + kLongestField);) {
    const size_t end = std::min(line.find(' ', at), line.size());
    if (line.size() - at < kShortestProse) return 0;
    if (end > at && begins_prose(line.substr(at, end - at), words)) return static_cast<uint32_t>(at);
    at = end + 1;
  }
  return 0;
}

uint32_t part_before_dash(std::string_view line) {
  size_t part = 0, words = 0;
  for (size_t at = 0; at < std::min(line.size(), kLongestTitle); ++words) {
    const size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    if (is_prose(word)) return line.size() - part >= kShortestProse ? static_cast<uint32_t>(part) : 0;
    if (word.ends_with(':') || word == "|") return 0;  // facts
    if (!word.empty() && ends_in_dash(word) && words > 0) part = end;
    at = end + 1;
  }
  return 0;
}

}  // namespace

uint32_t title_part(std::string_view line, const LayoutWords& words) {
  const uint32_t part = part_before_dash(line);
  return part > 0 ? part : part_behind_bars(line, words);
}

}  // namespace quern

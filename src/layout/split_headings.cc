// Headings within a line: before a colon, and bare ones.
#include <algorithm>

#include "layout/marks.h"
#include "layout/scan.h"
#include "layout/split.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr size_t kFewestBehindName = 3;  // words of a heading that stands bare behind a name

}  // namespace

// The words before a colon, longest first, as a known heading.
void LineSplitter::try_colon(uint32_t colon, uint32_t begin, uint32_t end) {
  const uint32_t behind = skip_to_words(text_, colon + 1, end);
  if (behind >= end || colon == begin || text_[colon + 1] == '/') return;
  collect_words(colon);
  const size_t first = word_starts_.size() > kMostWords ? word_starts_.size() - kMostWords : 0;
  for (size_t i = first; i < word_starts_.size(); ++i) {
    const uint32_t start = skip_to_words(text_, word_starts_[i], colon);  // `**Company:** ...`
    if (start >= colon || !opens(char_at(text_, start))) continue;
    if (i > 0 && (list_item_ || (start == word_starts_[i] && is_rest_of_phrase(i, colon)))) continue;
    if (try_phrase(word_starts_[i], start, colon, Boundary::kInlineHeading)) return;
  }
  if (list_item_) return;
  // `MADuration: 6 months`: glued to a word in capitals, or to a number.
  const uint32_t last_word = std::max(word_starts_.back(), colon > kLongestWord ? colon - kLongestWord : 0);
  for (uint32_t start = last_word + 1; start < colon; ++start)
    if (is_upper(char_at(text_, start)) && is_lower(char_at(text_, start + 1)) && is_alnum(char_before(text_, start)) &&
        try_phrase(start, start, colon, Boundary::kJoint))
      return;
}

// The last cut begins a heading that ends at `lead_end`. What follows it may be a list.
void LineSplitter::take_lead(uint32_t lead_end, const HeadingEntry& known) {
  cuts_.back().lead_end = lead_end;
  cuts_.back().known = known;
  list_begin_ = skip_to_words(text_, lead_end, static_cast<uint32_t>(text_.size()));
  list_mark_ = {};
}

// `Key KPIs:`, `Budgeting & Planning:`: one word that goes on what stands before it is no heading of its own.
bool LineSplitter::is_rest_of_phrase(size_t word, uint32_t colon) const {
  const uint32_t start = word_starts_[word], before = word_starts_[word - 1];
  if (text_[start - 1] != ' ' || text_.substr(start, colon - start).find(' ') != text_.npos) return false;
  const char32_t first = char_at(text_, before);
  return is_upper(first) || !is_alnum(first);
}

// A known heading from `start` to the colon becomes a cut; what decorates it begins at `decorated`.
bool LineSplitter::try_phrase(uint32_t decorated, uint32_t start, uint32_t colon, Boundary boundary) {
  if (colon - start > kLongestPrefix || !look_up_phrase(text_.substr(start, colon - start), grammar_.headings, lookup_)) return false;
  if (cuts_.empty() || (cuts_.back().begin != start && cuts_.back().begin != decorated))
    cuts_.push_back({decorated, decorated, boundary, 0, {}});
  take_lead(colon + 1, lookup_.entries.front());
  begin_words(colon + 1);
  return true;
}

// `... full-time availability Responsibilities Manage and grow ...`: a heading where no sentence ended. A number before it is its own.
void LineSplitter::try_bare_heading(uint32_t at, uint32_t begin, uint32_t end) {
  if (list_item_ || !may_begin_heading(at, end)) return;
  const uint32_t word = word_begin(text_, at - 1, begin);
  const Before before = kind_of(text_.substr(word, at - word));
  if (before == Before::kJoiner || !try_title_case(at, end, before == Before::kName) || before != Before::kNumber) return;
  cuts_.back().begin = cuts_.back().end_before = word;
}

// `word` with the space behind it. A joiner asks for what follows it: `a degree in Education`.
LineSplitter::Before LineSplitter::kind_of(std::string_view word) {
  if (numbering_size(word) > 0) return Before::kNumber;
  fold_phrase(word, folded_);
  if (grammar_.layout.joiners.contains(folded_)) return Before::kJoiner;
  const char32_t first = char_at(word, 0);
  return is_lower(first) || is_digit(first) || first == '(' ? Before::kText : Before::kName;
}

// Whether an exact heading begins with the word at `at`.
bool LineSplitter::may_begin_heading(uint32_t at, uint32_t end) {
  uint32_t stop = at;
  while (stop < end && stop - at <= kLongestWord && text_[stop] != ' ') ++stop;
  fold_phrase(text_.substr(at, stop - at), folded_);
  return grammar_.headings.first_filter.may_hold(folded_);
}

// `Key Responsibilities Provide professional service ...`: a known heading in title case, then a capital, a number or a bullet.
bool LineSplitter::try_title_case(uint32_t at, uint32_t end, bool behind_name) {
  uint32_t ends[kMostWords];
  size_t words = 0;
  uint32_t i = at;
  while (words < kMostWords && i < end) {
    if (!opens(char_at(text_, i)) && words == 0) return false;
    const uint32_t stop = word_end(text_, i, end);
    ends[words++] = stop;
    if (stop >= end || text_[stop] != ' ') break;
    i = stop + 1;
  }
  for (; words >= 1; --words) {
    const uint32_t stop = ends[words - 1];
    if (stop >= end || text_[stop] == ':') continue;  // a colon is try_colon's
    const uint32_t last = words > 1 ? ends[words - 2] + 1 : at;
    const uint32_t next = skip_to_words(text_, stop, end);
    if (next >= end || next == stop || !has_word(text_.substr(last, stop - last)) || !opens_content(next, end)) continue;
    if (!look_up_phrase(text_.substr(at, stop - at), grammar_.headings, lookup_)) continue;
    const HeadingEntry known = lookup_.entries.front();
    if (known.strength != HeadingStrength::kExact ||
        !(behind_name ? is_no_name(known, words, next) : stands_alone(known, words, next, end)))
      continue;
    if (cuts_.empty() || cuts_.back().begin != at) cuts_.push_back({at, at, Boundary::kInlineHeading, 0, {}});
    take_lead(stop, known);
    return true;
  }
  return false;
}

// What a heading without a colon heads: it begins with a capital, a number or a bullet.
bool LineSplitter::opens_content(uint32_t next, uint32_t end) const {
  const std::string_view rest = text_.substr(next, end - next);
  return opens(char_at(text_, next)) || inline_bullet_size(rest) > 0 ||
         (list_mark_size(rest) > 0 && rest.substr(list_mark_size(rest)).starts_with(' '));
}

// Whether the heading just looked up cannot belong to the name before it: `Fairmont, WV How to Apply ...`; or what wraps the document,
// with a number: `Acme Mills Jobs Posted 12`.
bool LineSplitter::is_no_name(const HeadingEntry& known, size_t words, uint32_t next) const {
  return is_furniture(known) ? is_digit(char_at(text_, next)) : words >= kFewestBehindName && !lookup_.has_conjunction;
}

// Whether the heading just looked up is no part of a name that goes on at `next`: `Social Media Manager`, `Technical Writing: ...`.
bool LineSplitter::stands_alone(const HeadingEntry& known, size_t words, uint32_t next, uint32_t end) const {
  if (words == 1 && (grammar_.sections[known.section].headless || grammar_.layout.joiners.contains(lookup_.key))) return false;
  if (!is_letter(char_at(text_, next))) return true;
  if (is_furniture(known)) return false;
  const uint32_t stop = word_end(text_, next, end);
  return words > 1 || (stop + 1 < end && text_[stop] == ' ' && (text_[stop - 1] == ',' || !is_upper(char_at(text_, stop + 1))));
}

bool LineSplitter::is_furniture(const HeadingEntry& known) const {
  return grammar_.sections[known.section].top == grammar_.decoding.furniture_section;
}

}  // namespace quern

#include "layout/split.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "layout/joints.h"
#include "layout/marks.h"
#include "layout/scan.h"
#include "layout/title_line.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr uint32_t kLongLine = 160;  // bytes; shorter lines hold one thing
constexpr uint32_t kGlued = 2;       // joints of a line that lost its line ends
constexpr uint32_t kLongestAbbreviation = 12;
constexpr uint32_t kLongestAddress = 100;  // to either side of a stop

// The cheap part of what makes a joint without a space (`degreeLocation`); what may open one has Mark::kOpening.
bool may_end_joint(char c) { return is_small_ascii(c) || c == ')'; }

constexpr unsigned char kFirstOfBullets = 0xE2;  // no inline bullet begins with a lower byte

// Where a line may have to be cut: what to ask at each byte. Most bytes ask for nothing.
enum class Mark : uint8_t { kNone, kStop, kColon, kStar, kDash, kHash, kOpening };
constexpr std::array<Mark, 256> kMarks = [] {
  std::array<Mark, 256> marks{};
  marks[':'] = Mark::kColon;
  marks['*'] = Mark::kStar;
  marks['-'] = Mark::kDash;
  marks['#'] = Mark::kHash;
  for (const unsigned char c : {'.', '!', '?'}) marks[c] = Mark::kStop;
  for (size_t c = 'A'; c <= 'Z'; ++c) marks[c] = Mark::kOpening;
  for (size_t c = 0xC0; c < marks.size(); ++c) marks[c] = Mark::kOpening;
  return marks;
}();
Mark mark_of(char c) { return kMarks[static_cast<unsigned char>(c)]; }

// Whether the stop before `at`, behind which a capital follows at once, belongs to a name: `Kim.Hurley@example.org`,
// `https://docs.Acme.com`, `Node.Js`.
bool is_within_name(std::string_view text, uint32_t at, uint32_t begin, uint32_t end) {
  const uint32_t from = std::max(begin, at - std::min(at, kLongestAddress));
  const size_t space = text.substr(from, at - from).rfind(' ');
  const uint32_t start = space == std::string_view::npos ? from : from + static_cast<uint32_t>(space) + 1;
  const std::string_view left = text.substr(at, std::min(end - at, kLongestAddress));
  const std::string_view word = text.substr(start, at - start + std::min(left.find(' '), left.size()));
  if (word.find('@') != word.npos || word.find("//") != word.npos || starts_ignoring_case(word, "www.")) return true;
  const auto letters = left.substr(0, std::min(left.find_first_not_of("abcdefghijklmnopqrstuvwxyz", 1), left.size()));
  const bool more = letters.size() < left.size() && static_cast<unsigned char>(left[letters.size()]) >= 0x80;
  return !more && letters.find_first_of("AEIOUYaeiouy") == letters.npos;
}

// `3 - 5 years`: the dash of `size` bytes at `at` stands between numbers.
bool is_range(std::string_view text, uint32_t at, uint32_t size, uint32_t begin) {
  const uint32_t near = std::max(begin, at - std::min(at, 4u));
  const std::string_view before = trim(text.substr(near, at - near)), behind = trim(text.substr(at + size, 4));
  return !before.empty() && !behind.empty() && is_ascii_digit(before.back()) && is_ascii_digit(behind.front());
}

bool holds_bullet(std::string_view words) {
  for (size_t at = skip_ascii(words, 0); at < words.size(); at = skip_ascii(words, at)) {
    if (at > 0 && inline_bullet_size(words.substr(at)) > 0) return true;
    utf8::next(words, at);
  }
  return false;
}

}  // namespace

const std::vector<Piece>& LineSplitter::split(const Line& line, bool first) {
  cuts_.clear();
  list_item_ = line.bullet;
  list_mark_ = {};
  list_begin_ = 0;
  sure_joints_ = 0;
  if (!line.words.empty()) {
    find_prefix(line);
    if (first && cuts_.empty()) find_title(line);
    const std::string_view words = line.words.of(text_);
    if (words.size() > kLongLine || holds_bullet(words))
      find_cuts(cuts_.empty() ? line.words.begin : std::max(cuts_[0].begin, cuts_[0].lead_end), line.words.end);
  }
  build(line);
  return pieces_;
}

// `Heading: content` at the start of the line. In a list only sections that say `inline` are opened that way.
void LineSplitter::find_prefix(const Line& line) {
  const std::string_view words = line.words.of(text_);
  const size_t colon = words.substr(0, kLongestPrefix).find(':');
  if (colon == words.npos || colon == 0 || words.substr(colon).starts_with("://")) return;
  const uint32_t end = line.words.begin + static_cast<uint32_t>(colon) + 1;
  if (skip_to_words(text_, end, line.words.end) >= line.words.end) return;  // the whole line: no inline heading
  const std::string_view phrase = words.substr(0, colon);
  if (std::count(phrase.begin(), phrase.end(), ' ') >= static_cast<ptrdiff_t>(kMostWords)) return;
  if (!look_up_heading(phrase, grammar_.headings, lookup_)) return;
  const HeadingEntry known = lookup_.entries.front();
  if (line.bullet && !grammar_.sections[known.section].inline_heading) return;
  cuts_.push_back({line.words.begin, line.words.begin, Boundary::kLine, end, known});
}

void LineSplitter::find_title(const Line& line) {
  const uint32_t size = title_part(line.words.of(text_), grammar_.layout);
  if (size == 0) return;
  const uint32_t end = line.words.begin + size;
  cuts_.push_back({end, skip_to_words(text_, end, line.words.end), Boundary::kSentence, 0, {}});
}

void LineSplitter::find_cuts(uint32_t begin, uint32_t end) {
  begin_words(begin);
  uint32_t begun = begin;  // where the words at hand begin: no joint lies before them
  for (uint32_t at = begin;;) {
    while (at < end && mark_of(text_[at]) == Mark::kNone) ++at;
    if (at >= end) break;
    uint32_t next = at;
    switch (mark_of(text_[at])) {
      case Mark::kNone: break;
      case Mark::kStop: next = try_sentence(at, begin, end); break;
      case Mark::kColon: try_colon(at, begin, end); break;
      case Mark::kStar: next = try_bullet(at, end); break;
      case Mark::kDash: next = try_list_mark(at, begin, end); break;
      case Mark::kHash: next = try_markdown(at, begin, end); break;
      case Mark::kOpening:
        if (at > begun && may_end_joint(text_[at - 1])) {
          if (const uint32_t joint = try_sentence(at - 1, begin, end); joint >= at) {
            at = begun = joint;
            continue;
          }
          sure_joints_ += is_sure_joint(text_, at, begin);
        } else if (at > begun + 1 && text_[at - 1] == ' ') {
          try_bare_heading(at, begin, end);
        }
        if (static_cast<unsigned char>(text_[at]) >= kFirstOfBullets) next = try_bullet(at, end);
        if (next == at && static_cast<unsigned char>(text_[at]) >= 0x80) next = try_list_mark(at, begin, end);
        break;
    }
    if (next > at) {
      at = begun = next;
    } else {
      ++at;
    }
  }
  std::stable_sort(cuts_.begin(), cuts_.end(), [](const Cut& a, const Cut& b) { return a.begin < b.begin; });
  if (sure_joints_ >= kGlued) cut_joints(text_, {begin, end}, grammar_.headings, lookup_, cuts_);
}

void LineSplitter::begin_words(uint32_t at) {
  word_starts_.assign(1, at);
  collected_ = at;
}

// Only before a colon or in a joint are they asked for, and few sentences have one. Each byte is looked at once.
void LineSplitter::collect_words(uint32_t end) {
  for (; collected_ < end; ++collected_)
    if (text_[collected_] == ' ' && text_[collected_ + 1] != ' ') word_starts_.push_back(collected_ + 1);
}

// `first • second`, `first * Second`: gives where the words behind the bullet begin.
uint32_t LineSplitter::try_bullet(uint32_t at, uint32_t end) {
  uint32_t size = inline_bullet_size(text_.substr(at, end - at));
  if (size == 0) {
    const bool star =
        text_[at] == '*' && at > 0 && text_[at - 1] == ' ' && at + 2 < end && text_[at + 1] == ' ' && opens(char_at(text_, at + 2));
    if (!star) return at;
    size = 1;
  }
  const uint32_t behind = skip_to_words(text_, at + size, end);
  if (behind >= end) return at;
  cuts_.push_back({at, behind, Boundary::kInlineBullet, 0, {}});
  begin_words(behind);
  try_title_case(behind, end);
  return behind;
}

// `Duties: - Keep ships - Write letters`: what a list began with begins its items; a dash behind a stop begins one too.
uint32_t LineSplitter::try_list_mark(uint32_t at, uint32_t begin, uint32_t end) {
  const uint32_t size = list_mark_size(text_.substr(at, end - at));
  if (size == 0 || at + size >= end || text_[at + size] != ' ') return at;
  if (is_range(text_, at, size, begin)) return at;
  const uint32_t near = std::max(begin, at > 2 ? at - 2 : 0);
  const std::string_view before = trim(text_.substr(near, at - near));
  const bool behind_stop = at > begin && text_[at - 1] == ' ' && !before.empty() && (is_stop(before.back()) || before.back() == ':');
  if (!behind_stop && at != list_begin_ && text_.substr(at, size) != list_mark_) return at;
  const uint32_t behind = skip_to_words(text_, at + size, end);
  if (behind >= end || (at != list_begin_ && !opens(char_at(text_, behind)))) return at;
  if (at != list_begin_ && before.ends_with(':') && is_digit(char_at(text_, behind))) return at;  // `Net salary:- 35,000`
  list_mark_ = text_.substr(at, size);
  cuts_.push_back({at, behind, Boundary::kInlineBullet, 0, {}});
  begin_words(behind);
  return behind;
}

// `... for businesses. ### Key Responsibilities - Identify ...`
uint32_t LineSplitter::try_markdown(uint32_t at, uint32_t begin, uint32_t end) {
  if (at > begin && text_[at - 1] != ' ') return at;
  const HeadingMark mark = heading_mark(text_.substr(at, std::min(end - at, kLongestPrefix)));
  if (mark.level < 2) return at;
  const uint32_t behind = skip_to_words(text_, at + mark.size, end);
  if (behind >= end) return at;
  cuts_.push_back({at, behind, Boundary::kInlineHeading, 0, {}});
  begin_words(behind);
  try_title_case(behind, end);
  return behind;
}

// A sentence that ends at `at`, or a joint without a space (`degreeLocation:`): gives where the next begins.
uint32_t LineSplitter::try_sentence(uint32_t at, uint32_t begin, uint32_t end) {
  uint32_t after = at + 1;
  if (is_stop(text_[at]))
    while (after < end && (text_[after] == '"' || text_[after] == '\'' || text_[after] == ')')) ++after;
  if (after >= end) return at;
  const uint32_t next = skip_to_words(text_, after, end);
  if (next >= end) return at;
  if (next > after) {
    if (!is_stop(text_[at]) || !opens(char_at(text_, next)) || is_abbreviation(at, begin)) return at;
    cuts_.push_back({after, next, Boundary::kSentence, 0, {}});
  } else {
    // Glued: a capital follows at once, then small letters; what it opens must be a known heading, or a sentence must have ended.
    if (!is_upper(char_at(text_, next)) || !is_lower(char_at(text_, next + 1)) || at < begin + 2) return at;
    if (!is_lower(char_before(text_, at)) || !is_lower(char_before(text_, at - 1))) return at;
    const size_t cuts = cuts_.size();
    if (is_stop(text_[at])) {
      if (is_within_name(text_, next, begin, end)) return at;
      cuts_.push_back({after, next, Boundary::kJoint, 0, {}});
    } else {
      collect_words(next);
      word_starts_.push_back(next);
      try_title_case(next, end);
      if (cuts_.size() == cuts) return at;
      cuts_.back().boundary = Boundary::kJoint;
      cuts_.back().end_before = after;
      return next;
    }
  }
  begin_words(next);
  try_title_case(next, end);
  return next;
}

bool LineSplitter::is_abbreviation(uint32_t stop, uint32_t begin) {
  if (text_[stop] != '.') return false;
  uint32_t start = stop;
  while (start > begin && stop - start <= kLongestAbbreviation && text_[start - 1] != ' ' && text_[start - 1] != '(' &&
         text_[start - 1] != '\n')
    --start;
  const std::string_view word = text_.substr(start, stop - start);
  if (word.size() <= 1 || word.size() > kLongestAbbreviation) return word.size() <= 1;
  fold_phrase(word, folded_);
  return grammar_.layout.abbreviations.contains(folded_);
}

void LineSplitter::build(const Line& line) {
  pieces_.clear();
  const auto add = [&](uint32_t begin, uint32_t end, Boundary boundary, bool lead, HeadingEntry known) {
    const std::string_view words = trim(text_.substr(begin, end - begin));
    if (words.empty() && !pieces_.empty()) return;
    const auto at = words.empty() ? begin : static_cast<uint32_t>(words.data() - text_.data());
    pieces_.push_back({{at, at + static_cast<uint32_t>(words.size())}, {}, boundary, lead, known});
  };
  uint32_t at = line.words.begin;
  Boundary boundary = Boundary::kLine;
  for (const Cut& cut : cuts_) {
    if (cut.begin < at) continue;  // within a heading that was taken
    if (cut.end_before > at) add(at, cut.end_before, boundary, false, {});
    at = cut.begin;
    boundary = cut.boundary;
    if (cut.lead_end > 0) {
      add(cut.begin, cut.lead_end, boundary, true, cut.known);
      at = skip_to_words(text_, cut.lead_end, line.words.end);
      boundary = Boundary::kAfterHeading;
    }
  }
  add(at, line.words.end, boundary, false, {});
  for (size_t i = 0; i < pieces_.size(); ++i) {
    pieces_[i].marked.begin = i == 0 ? line.marked.begin : pieces_[i - 1].marked.end;
    pieces_[i].marked.end = i + 1 == pieces_.size() ? line.marked.end : pieces_[i].words.end;
  }
}

}  // namespace quern

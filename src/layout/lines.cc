#include "layout/lines.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "layout/marks.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr size_t kLongestSetext = 80;  // a longer line above `---` is a paragraph
constexpr uint32_t kWrapped = 45;      // bytes that a wrapped line has at least
constexpr uint32_t kFull = 58;         // ... and with which it is full, so that a capital may follow
constexpr uint32_t kLongestWrapped = 130;
constexpr uint32_t kNarrow = 30;  // bytes of a wrapped line in a narrow column, if many agree on its width
constexpr uint32_t kSlack = 3;    // bullets and letters of two bytes

char32_t first_char(std::string_view text) {
  size_t at = 0;
  return text.empty() ? 0 : utf8::next(text, at);
}

char32_t last_char(std::string_view text) {
  size_t at = text.size();
  return text.empty() ? 0 : utf8::previous(text, at);
}

bool ends_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x3002; }

// `Key: value` at the start: no more than three words before the colon.
bool looks_keyed(std::string_view words) {
  const size_t colon = words.substr(0, 40).find(':');
  return colon != words.npos && std::count(words.begin(), words.begin() + static_cast<ptrdiff_t>(colon), ' ') <= 2;
}

std::string_view strip_pipes(std::string_view words) {
  while (words.starts_with('|')) words = trim(words.substr(1));
  while (words.ends_with('|')) words = trim(words.substr(0, words.size() - 1));
  return words;
}

// One physical line without what stands around its words.
Line undecorated(std::string_view text, Span span) {
  Line line;
  std::string_view words = span.of(text);
  while (words.starts_with('>')) words = trim(words.substr(1));
  if (words.starts_with('|')) words = strip_pipes(words);
  if (const HeadingMark mark = heading_mark(words); mark.level > 0) {
    line.level = mark.level;
    words = words.substr(mark.size);
    while (words.ends_with('#')) words.remove_suffix(1);
    words = trim(words);
  } else if (const uint32_t bullet = bullet_size(words); bullet > 0) {
    line.bullet = true;
    words = words.substr(bullet);
  } else {
    line.bullet = numbering_size(words) > 0;
  }
  const std::string_view plain = without_emphasis(words);
  line.emphasis = plain.size() != words.size();
  line.words.begin = static_cast<uint32_t>(plain.data() - text.data());
  line.words.end = line.words.begin + static_cast<uint32_t>(plain.size());
  line.marked = span;
  line.last_size = span.size();
  return line;
}

uint16_t columns(std::string_view indent) {
  size_t count = 0;
  for (const char c : indent) count += c == '\t' ? 4 : (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return static_cast<uint16_t>(std::min<size_t>(count, 0xFFFF));
}

class LineFinder {
 public:
  explicit LineFinder(std::string_view text) : text_(text) {}

  std::vector<Line> find() {
    for (size_t begin = 0; begin < text_.size();) {
      const size_t end = find_line_end(text_, begin);
      add(begin, end);
      begin = end + 1;
    }
    if (lines_.empty() && pending_) lines_.push_back({.words = {pending_->end, pending_->end}, .marked = *pending_});
    return std::move(lines_);
  }

 private:
  void add(size_t begin, size_t end) {
    const std::string_view raw = text_.substr(begin, end - begin);
    const std::string_view words = trim(raw);
    if (words.empty()) {
      blank_ = true;
      return;
    }
    const size_t at = static_cast<size_t>(words.data() - text_.data());
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
    if (is_rule(words)) return add_rule(span);
    Line line = undecorated(text_, span);
    line.indent = columns(raw.substr(0, at - begin));
    line.blank_before = blank_ || lines_.empty();
    if (pending_) line.marked.begin = pending_->begin;
    pending_.reset();
    if (!join_bullet(line)) lines_.push_back(line);
    blank_ = false;
  }

  // A rule is no line of its own: it goes with the line above, or the one below at the start of the text.
  void add_rule(Span span) {
    if (lines_.empty()) {
      pending_ = pending_ ? Span{pending_->begin, span.end} : span;
    } else {
      Line& above = lines_.back();
      const std::string_view mark = span.of(text_);
      const bool underline = mark.find_first_not_of('=') == mark.npos || mark.find_first_not_of('-') == mark.npos;
      if (underline && !blank_ && !above.bullet && above.level == 0 && above.words.size() <= kLongestSetext &&
          !ends_sentence(last_char(above.words.of(text_))))
        above.level = mark[0] == '=' ? 1 : 2;
      above.marked.end = span.end;
    }
    blank_ = true;
  }

  // A bullet alone on its line belongs to the line right below it.
  bool join_bullet(const Line& line) {
    if (lines_.empty() || blank_ || line.bullet || line.level > 0) return false;
    Line& above = lines_.back();
    if (!above.bullet || !above.words.empty()) return false;
    const uint32_t begin = above.marked.begin;
    const bool blank = above.blank_before;
    above = line;
    above.bullet = true;
    above.marked.begin = begin;
    above.blank_before = blank;
    return true;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  bool blank_ = false;
  std::optional<Span> pending_;  // rules before the first line
};

// Joins the lines of paragraphs that were broken at a column.
class Unwrapper {
 public:
  Unwrapper(std::string_view text, std::vector<Line>& lines, const IsHeading& is_heading)
      : text_(text), lines_(lines), is_heading_(is_heading) {}

  void run() {
    find_column();
    size_t kept = 0;
    for (size_t i = 1; i < lines_.size(); ++i) {
      if (continues(lines_[kept], lines_[i])) {
        lines_[kept].words.end = lines_[i].words.end;
        lines_[kept].marked.end = lines_[i].marked.end;
        lines_[kept].last_size = lines_[i].last_size;
      } else {
        lines_[++kept] = lines_[i];
      }
    }
    if (!lines_.empty()) lines_.resize(kept + 1);
  }

 private:
  static bool may_join(const Line& above, const Line& below) {
    return !below.blank_before && !below.bullet && below.level == 0 && above.level == 0 && !above.words.empty() && !above.emphasis &&
           !below.emphasis;
  }

  bool goes_on(const Line& above, const Line& below) const {
    return is_lower(first_char(below.words.of(text_))) && !ends_sentence(last_char(above.words.of(text_)));
  }

  // Words of a list item that go on below its words, not below its bullet.
  static bool hangs(const Line& above, const Line& below) { return above.bullet && below.indent >= above.indent + 2; }

  bool stands_as_heading(const Line& line) const { return is_heading_ && is_heading_(line.words.of(text_)); }

  // Many lines of about one width that end within a sentence. They were broken at a column if the next word had no room on most.
  void find_column() {
    size_t wide = 0, narrow = 0, full = 0;
    for (size_t i = 1; i < lines_.size(); ++i) {
      if (!is_broken(i)) continue;
      ++narrow;
      wide += lines_[i - 1].last_size >= kWrapped;
      column_ = std::max(column_, lines_[i - 1].last_size);
    }
    wrapped_ = wide >= 3 && wide * 8 >= lines_.size();
    for (size_t i = 1; i < lines_.size(); ++i) full += is_broken(i) && is_full(lines_[i - 1], lines_[i]);
    if (narrow < 3 || narrow * 8 < lines_.size() || full * 4 < narrow * 3) column_ = 0;
  }

  bool is_broken(size_t i) const {
    const uint32_t size = lines_[i - 1].last_size;
    return size >= kNarrow && size <= kLongestWrapped && may_join(lines_[i - 1], lines_[i]) && goes_on(lines_[i - 1], lines_[i]);
  }

  // The first word of the line below had no room on the one above.
  bool is_full(const Line& above, const Line& below) const {
    const std::string_view words = below.words.of(text_).substr(0, column_);
    return above.last_size + 1 + std::min(words.find(' '), words.size()) + kSlack > column_;
  }

  bool continues(const Line& above, const Line& below) const {
    if (!may_join(above, below) || looks_keyed(below.words.of(text_))) return false;
    if (hangs(above, below)) return !stands_as_heading(below);
    if (above.last_size < kWrapped) return column_ > 0 && above.last_size >= kNarrow && is_full(above, below) && runs_on(above, below);
    if (goes_on(above, below)) return true;
    return wrapped_ && above.last_size >= kFull && above.last_size <= kLongestWrapped && (column_ == 0 || is_full(above, below)) &&
           runs_on(above, below);
  }

  // Nothing says that the line below begins something.
  bool runs_on(const Line& above, const Line& below) const {
    return goes_on(above, below) || (!stands_as_heading(below) && below.indent >= above.indent);
  }

  std::string_view text_;
  std::vector<Line>& lines_;
  const IsHeading& is_heading_;
  bool wrapped_ = false;
  uint32_t column_ = 0;  // at which lines were broken; 0: none is known
};

}  // namespace

// Two searches, each at the speed of memchr: form feeds are rare, so the second one is over no more than the line.
size_t find_line_end(std::string_view text, size_t from) {
  // Piece by piece: the two may be far apart, and a search for one to its end would be made again for each of the other.
  for (size_t size = 256; from < text.size(); from += size, size *= 2) {
    std::string_view piece = text.substr(from, size);
    piece = piece.substr(0, piece.find('\n'));
    piece = piece.substr(0, piece.find('\f'));
    if (from + piece.size() < std::min(text.size(), from + size)) return from + piece.size();
  }
  return text.size();
}

std::vector<Line> find_lines(std::string_view text, const IsHeading& is_heading) {
  std::vector<Line> lines = LineFinder(text).find();
  Unwrapper(text, lines, is_heading).run();
  return lines;
}

}  // namespace quern

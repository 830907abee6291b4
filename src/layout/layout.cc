#include "layout/layout.h"

#include <algorithm>

#include "base/deadline.h"
#include "base/utf8.h"
#include "grammar/headings.h"
#include "layout/lines.h"
#include "layout/marks.h"
#include "layout/split.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr uint32_t kLongestHeading = 100;  // bytes of a known heading
constexpr uint32_t kLongestShape = 72;     // ... of a line that only looks like one
constexpr ptrdiff_t kMostSpacesInShape = 8;

class LayoutMaker {
 public:
  LayoutMaker(std::string_view text, const CompiledGrammar& grammar) : text_(text), grammar_(grammar), splitter_(text, grammar) {}

  Layout make() {
    lines_ = find_lines(text_, [this](std::string_view words) { return is_exact_heading(words); });
    Layout layout;
    layout.units.reserve(lines_.size());
    for (uint32_t i = 0; i < lines_.size(); ++i) {
      check_deadline();
      add(i, layout.units);
    }
    return layout;
  }

 private:
  void add(uint32_t number, std::vector<Unit>& units) {
    const Line& line = lines_[number];
    Unit whole = unit_of(line, number);
    if (is_known_heading(line, whole) || is_heading_shape(number)) {
      whole.heading = true;
      whole.span = narrowed(line.words);
      units.push_back(whole);
      return;
    }
    const std::vector<Piece>& pieces = splitter_.split(line, number == 0);
    for (size_t i = 0; i < pieces.size(); ++i) {
      Unit unit = whole;
      unit.span = pieces[i].words;
      unit.marked = pieces[i].marked;
      unit.lead = unit.heading = pieces[i].lead;
      unit.known = pieces[i].known;
      if (unit.lead && text_[unit.span.begin] != '*') unit.span = narrowed(unit.span);  // `**Place:** Leith` may be a fact: as it stands
      if (i > 0) {
        unit.boundary = pieces[i].boundary;
        unit.bullet = unit.boundary == Boundary::kInlineBullet;
      }
      units.push_back(unit);
    }
  }

  Unit unit_of(const Line& line, uint32_t number) const {
    Unit unit;
    unit.span = line.words;
    unit.marked = line.marked;
    unit.boundary = number == 0         ? Boundary::kStart
                    : line.blank_before ? Boundary::kBlank
                    : line.bullet       ? Boundary::kBullet
                                        : Boundary::kLine;
    unit.line = number;
    unit.indent = line.indent;
    unit.level = line.level;
    unit.bullet = line.bullet;
    unit.emphasis = line.emphasis;
    return unit;
  }

  // The heading's words alone.
  Span narrowed(Span words) const {
    const std::string_view bare = without_decoration(words.of(text_));
    if (bare.empty()) return words;
    const auto begin = static_cast<uint32_t>(bare.data() - text_.data());
    return {begin, begin + static_cast<uint32_t>(bare.size())};
  }

  bool is_exact_heading(std::string_view words) {
    return words.size() <= kLongestHeading && look_up_known(words, grammar_.headings, lookup_) &&
           lookup_.entries.front().strength == HeadingStrength::kExact;
  }

  bool is_known_heading(const Line& line, Unit& unit) {
    if (line.words.empty() || line.words.size() > kLongestHeading) return false;
    const std::string_view words = line.words.of(text_);
    // A list item is a heading only if it ends like one: "1. Requirements", "• Your tasks:".
    if (line.bullet && !words.ends_with(':') && numbering_size(words) == 0) return false;
    if (!look_up_heading(words, grammar_.headings, lookup_)) return false;
    unit.known = lookup_.entries.front();
    return true;
  }

  // Not in the vocabulary, but short, without a full stop, and standing above something.
  bool is_heading_shape(uint32_t number) const {
    const Line& line = lines_[number];
    const std::string_view words = line.words.of(text_);
    if (line.bullet || words.empty() || words.size() > kLongestShape) return false;
    if (std::count(words.begin(), words.end(), ' ') > kMostSpacesInShape || !has_word(words)) return false;
    if (number + 1 >= lines_.size()) return false;
    if (line.level > 0 || line.emphasis) return true;
    if (words.ends_with(':')) return words.find(": ") == words.npos;
    return !ends_like_text(words) && begins_like_heading(words) && stands_above(number);
  }

  static bool ends_like_text(std::string_view words) {
    size_t at = words.size();
    const char32_t last = utf8::previous(words, at);
    return last == '.' || last == ',' || last == ';' || last == '!' || last == 0x2026 || words.find(": ") != words.npos;
  }

  static bool begins_like_heading(std::string_view words) {
    const std::string_view bare = without_decoration(words);
    size_t at = 0;
    return !bare.empty() && is_upper(utf8::next(bare, at));
  }

  // A list below it, or a blank line above and a longer text below.
  bool stands_above(uint32_t number) const {
    const Line& line = lines_[number];
    const Line& below = lines_[number + 1];
    if (below.bullet) return true;
    return line.blank_before && below.words.size() > 2 * line.words.size() && below.words.size() > kLongestShape;
  }

  std::string_view text_;
  const CompiledGrammar& grammar_;
  LineSplitter splitter_;
  HeadingLookup lookup_;
  std::vector<Line> lines_;
};

}  // namespace

void mark_furniture(Layout& layout, std::span<const Span> furniture) {
  size_t next = 0;
  for (Unit& unit : layout.units) {
    while (next < furniture.size() && furniture[next].end <= unit.span.begin) ++next;
    unit.furniture = next < furniture.size() && furniture[next].begin <= unit.span.begin && unit.span.end <= furniture[next].end;
  }
}

Layout lay_out(std::string_view text, const CompiledGrammar& grammar) { return LayoutMaker(text, grammar).make(); }

}  // namespace quern

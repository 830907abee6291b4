#include "outline/outline.h"

#include <utility>

#include "layout/lines.h"
#include "outline/decode.h"
#include "outline/evidence.h"
#include "outline/learned.h"
#include "text/chars.h"

namespace quern {
namespace {

// Headings one below the other without any content are no tree of that depth, but a list.
constexpr size_t kDeepestEmpty = 5;

class OutlineMaker {
 public:
  OutlineMaker(const Layout& layout, const Evidences& evidences, const std::vector<TopId>& labels, const CompiledGrammar& grammar)
      : units_(layout.units), evidences_(evidences), labels_(labels), grammar_(grammar) {}

  Outline make() {
    outline_.section_of_unit.resize(units_.size());
    for (uint32_t i = 0; i < units_.size(); ++i) {
      if (is_heading(i)) {
        open(i, kind_of_heading(i), true);
      } else {
        if (outline_.sections.empty() || grammar_.sections[outline_.sections.back().kind].top != labels_[i])
          open(i, grammar_.plain[labels_[i]], false);
        add(i);
      }
      outline_.sections.back().last_unit = i;
      outline_.section_of_unit[i] = static_cast<uint32_t>(outline_.sections.size() - 1);
    }
    return std::move(outline_);
  }

 private:
  bool is_heading(uint32_t i) {
    const Unit& unit = units_[i];
    if (!unit.heading) return false;
    const SectionId known = evidences_.headings[i].section;
    const bool agrees = known != kNoSection && grammar_.sections[known].top == labels_[i];
    const bool headless = grammar_.sections[grammar_.plain[labels_[i]]].headless;
    if (unit.lead) return agrees && !headless;  // a key of the header is a line of it
    if (agrees != headless) return agrees;
    // Other headings head what follows them; with nothing of their kind below they are lines.
    if (i + 1 >= units_.size() || labels_[i + 1] != labels_[i] || units_[i + 1].heading) return false;
    if (known == kNoSection) outline_.unknown_headings.push_back(i);
    return true;
  }

  SectionId kind_of_heading(uint32_t i) const {
    const SectionId known = evidences_.headings[i].section;
    return known != kNoSection && grammar_.sections[known].top == labels_[i] ? known : grammar_.plain[labels_[i]];
  }

  void open(uint32_t unit, SectionId kind, bool headed) {
    OutlineSection section;
    section.kind = kind;
    section.first_unit = section.last_unit = unit;
    section.heading_unit = headed ? static_cast<int32_t>(unit) : -1;
    section.parent = headed ? find_parent(section) : -1;
    outline_.sections.push_back(std::move(section));
  }

  // The nearest heading above that may have this one below it: by the grammar, by a markdown level, or for want of any content.
  int32_t find_parent(const OutlineSection& section) const {
    const auto last = static_cast<int32_t>(outline_.sections.size()) - 1;
    for (int32_t at = last; at >= 0; at = outline_.sections[static_cast<size_t>(at)].parent) {
      const OutlineSection& above = outline_.sections[static_cast<size_t>(at)];
      if (above.heading_unit < 0) return -1;
      const bool empty_above = at == last && above.items.empty() && !is_child(above, section) && depth_of(at) < kDeepestEmpty;
      if (empty_above || is_child(section, above)) return at;
    }
    return -1;
  }

  size_t depth_of(int32_t at) const {
    size_t depth = 0;
    while ((at = outline_.sections[static_cast<size_t>(at)].parent) >= 0) ++depth;
    return depth;
  }

  bool is_child(const OutlineSection& below, const OutlineSection& above) const {
    const uint8_t level = units_[static_cast<size_t>(below.heading_unit)].level;
    const uint8_t level_above = units_[static_cast<size_t>(above.heading_unit)].level;
    if (level > 0 && level_above > 0) return level > level_above;
    for (const SectionId child : grammar_.sections[above.kind].children)
      if (child == below.kind) return true;
    return false;
  }

  // Sentences of one line are one item; list items and what an inline heading opens are items of their own.
  void add(uint32_t i) {
    OutlineSection& section = outline_.sections.back();
    const Unit& unit = units_[i];
    const bool goes_on = !section.items.empty() && i > 0 && !unit.lead && section.items.back().last_unit == i - 1 &&
                         units_[i - 1].line == unit.line && unit.boundary != Boundary::kInlineBullet &&
                         unit.boundary != Boundary::kInlineHeading && unit.boundary != Boundary::kJoint;
    if (goes_on) {
      section.items.back().last_unit = i;
    } else {
      section.items.push_back({i, i});
    }
  }

  const std::vector<Unit>& units_;
  const Evidences& evidences_;
  const std::vector<TopId>& labels_;
  const CompiledGrammar& grammar_;
  Outline outline_;
};

}  // namespace

Outline make_outline(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, DecodingTrace* trace,
                     LanguageBits languages) {
  Evidences evidences = weigh_evidence(text, layout, grammar, languages, trace);
  if (grammar.decoding.tables) learn_evidence(text, layout, grammar, evidences, trace);
  return OutlineMaker(layout, evidences, decode(layout, evidences, grammar), grammar).make();
}

std::string item_text(const OutlineItem& item, const Layout& layout, std::string_view text) {
  const std::string_view words = Span{layout.units[item.first_unit].span.begin, layout.units[item.last_unit].span.end}.of(text);
  size_t end = find_line_end(words, 0);
  if (end == words.size()) return std::string(trim(words));
  std::string out;
  out.reserve(words.size());
  for (size_t i = 0; i < words.size(); end = find_line_end(words, i)) {
    if (end == words.size()) {
      out += trim(words.substr(i));
      break;
    }
    // A line end within an item: one space, none behind a hyphen that broke a word.
    out += trim(words.substr(i, end - i));
    if (!out.ends_with('-') || out.ends_with(" -")) out += ' ';
    i = end;
    while (i < words.size() && is_space(static_cast<unsigned char>(words[i]))) ++i;
  }
  return out;
}

}  // namespace quern

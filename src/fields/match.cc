#include "fields/match.h"

#include <algorithm>

#include "base/deadline.h"
#include "base/utf8.h"

namespace quern {
namespace {

constexpr uint32_t kEarlyUnits = 6;

// True the first time that it is asked for a section.
bool is_first(std::vector<bool>& seen, SectionId section) {
  if (section >= seen.size() || seen[section]) return false;
  seen[section] = true;
  return true;
}

// Whether what follows on the line stands under the inline heading `unit`.
bool leads(const Layout& layout, uint32_t unit) {
  if (!layout.units[unit].lead || unit + 1 >= layout.units.size()) return false;
  const Unit& next = layout.units[unit + 1];
  return next.line == layout.units[unit].line && !next.lead && !next.span.empty();
}

}  // namespace

Matcher::Matcher(const CompiledGrammar& grammar, ExtractionTrace* trace, LanguageBits languages)
    : grammar_(grammar),
      trace_(trace),
      languages_(languages),
      builder_(grammar, languages),
      units_{grammar.unit_rules, {}},
      items_{grammar.item_rules, {}},
      headings_{grammar.heading_rules, {}} {
  for (Kind* kind : {&units_, &items_, &headings_}) kind->seen.assign(grammar.sections.size(), false);
  done_.assign(grammar.rules.size(), false);
  ruled_out_.assign(grammar.rules.size(), false);
  matches_.assign(grammar.rules.size(), 0);
}

void Matcher::run(std::string_view text, const Layout& layout, const Outline& outline) {
  if (!units_.rules.empty() || !headings_.rules.empty()) look_at_units(text, layout, outline);
  if (!items_.rules.empty()) look_at_items(text, layout, outline);
}

void Matcher::run(const Rule& rule, std::string_view text, SectionId section) {
  scene_.haystack.show(text, {0, static_cast<uint32_t>(text.size())});
  scene_.changed();
  scene_.section = section;
  scene_.waived = true;
  apply(-1, rule);
}

void Matcher::look_at_units(std::string_view text, const Layout& layout, const Outline& outline) {
  bool lead_is_first = false;
  for (uint32_t i = 0; i < layout.units.size(); ++i) {
    check_deadline();
    const Unit& unit = layout.units[i];
    if (unit.span.empty()) continue;
    const OutlineSection& section = outline.sections[outline.section_of_unit[i]];
    const bool is_heading = unit.heading || section.heading_unit == static_cast<int32_t>(i);
    const bool first = is_first(units_.seen, section.kind);
    if (is_heading && !headings_.rules.empty())
      look(headings_.rules, text, unit.span, section.kind, is_first(headings_.seen, section.kind), i < kEarlyUnits);
    if (leads(layout, i)) {
      lead_is_first = first;
      continue;
    }
    const bool has_lead = i > 0 && leads(layout, i - 1);
    const bool glued = has_lead && layout.units[i - 1].span.end == unit.span.begin;  // `What We Need2 years`: one word to a pattern
    const uint32_t from = has_lead && !glued ? i - 1 : i;
    look(units_.rules, text, {layout.units[from].span.begin, unit.span.end}, section.kind, first || (has_lead && lead_is_first),
         from < kEarlyUnits);
  }
}

void Matcher::look_at_items(std::string_view text, const Layout& layout, const Outline& outline) {
  for (const OutlineSection& section : outline.sections) {
    for (const OutlineItem& item : section.items) {
      check_deadline();
      const uint32_t from = item.first_unit < item.last_unit && leads(layout, item.first_unit) ? item.first_unit + 1 : item.first_unit;
      const Span span{layout.units[from].span.begin, layout.units[item.last_unit].span.end};
      if (!span.empty()) look(items_.rules, text, span, section.kind, is_first(items_.seen, section.kind), item.first_unit < kEarlyUnits);
    }
  }
}

// What may match where the scene stands. With a trace all: what is refused for its place is noted then.
const PatternSet::Mask* Matcher::allowed(const RuleSet& rules) {
  if (trace_ != nullptr || scene_.section == kNoSection) return nullptr;
  allowed_ = rules.allowed[scene_.section];
  for (size_t i = 0; i < allowed_.size(); ++i)
    allowed_[i] &= (scene_.first ? ~uint64_t{0} : ~rules.first[i]) & (scene_.early ? ~uint64_t{0} : ~rules.early[i]);
  return &allowed_;
}

void Matcher::look(const RuleSet& rules, std::string_view text, Span span, SectionId section, bool first, bool early) {
  scene_.haystack.show(text, span);
  scene_.changed();
  scene_.section = section;
  scene_.first = first;
  scene_.early = early;
  const auto try_rule = [&](int number) { apply(number, grammar_.rules[static_cast<size_t>(number)]); };
  rules.patterns.narrow(scene_.haystack.view(), hits_, allowed(rules), languages_.bits);
  for (const int hit : hits_) try_rule(rules.rules[static_cast<size_t>(hit)]);
  for (const int number : rules.whole)
    if (languages_.allows(grammar_.rules[static_cast<size_t>(number)].language)) try_rule(number);
}

void Matcher::apply(int number, const Rule& rule) {
  if (is_done(number)) return;
  const std::string_view view = scene_.haystack.view();
  if (auto reason = refused_by_place(rule, scene_, grammar_)) {
    if (trace_ != nullptr && rule.pattern && rule.pattern->find(view, 0, groups_))
      note(number, scene_.haystack.range_of(groups_[0]), std::move(*reason));
    return;
  }
  if (!rule.pattern) {
    groups_.assign(1, view);
    try_match(number, rule);
    return;
  }
  for (size_t from = 0; from <= view.size() && !is_done(number) && rule.pattern->find(view, from, groups_);) {
    const Span match = scene_.haystack.range_of(groups_[0]);
    from = match.end;
    if (!match.empty()) {
      try_match(number, rule);
    } else if (from < view.size()) {
      utf8::next(view, from);  // an empty match is no value, and must not be found again
    } else {
      return;
    }
  }
}

void Matcher::try_match(int number, const Rule& rule) {
  const Span match = scene_.haystack.range_of(groups_[0]);
  if (auto reason = refused_by_neighbours(rule, scene_.haystack.view(), match)) return note(number, match, std::move(*reason));
  if (auto reason = refused_by_value(rule, groups_)) return note(number, match, std::move(*reason));
  switch (builder_.build(rule, scene_, groups_)) {
    case Builder::Outcome::kMade: return keep(number, rule, match);
    case Builder::Outcome::kOutOfRange:
      if (!is_ruled_out(number)) flags_.emplace_back("value_out_of_range");
      [[fallthrough]];
    case Builder::Outcome::kRefused: return note(number, match, builder_.take_reason());
  }
}

void Matcher::keep(int number, const Rule& rule, Span match) {
  const bool is_flag = rule.field < 0;
  const bool is_list = !is_flag && (!rule.property.empty() || grammar_.fields[static_cast<size_t>(rule.field)].many);
  if (is_flag) {
    if (rule.unless < 0) flags_.push_back(rule.flag);
    flag_rules_.push_back(number);
  }
  ++match_number_;
  for (Converted& piece : builder_.made()) {
    Candidate candidate;
    candidate.rule = number;
    candidate.match_number = match_number_;
    candidate.match = scene_.haystack.origin(match);
    candidate.span = scene_.haystack.origin(piece.range);
    candidate.value = std::move(piece.value);
    candidate.swapped = builder_.swapped();
    candidate.glued = builder_.glued();
    if (trace_ != nullptr) {
      candidate.attempt = static_cast<int>(trace_->attempts.size());
      trace_->attempts.push_back({.rule = number, .span = candidate.span, .accepted = true, .reason = is_flag ? rule.flag : ""});
    }
    if (!is_flag || number < 0) candidates_.push_back(std::move(candidate));
  }
  if (number < 0) return;
  // The first value of a rule is the only one that counts where the field takes one, unless they are counted.
  const auto at = static_cast<size_t>(number);
  const bool first = matches_[at] == 0;
  matches_[at] += static_cast<uint32_t>(builder_.made().size());
  done_[at] = !(is_list || rule.votes > 0) || matches_[at] >= kMostMatches;
  if (first && matches_[at] > 0 && !is_flag && rule.votes == 0 && rule.property.empty()) rule_out(rule);
}

// What resolve() will leave out for the sake of this rule's value, whatever it is: of a single value what rules of a higher rank give, of a
// list what is spare, and flags for want of a value.
void Matcher::rule_out(const Rule& winner) {
  const FieldDecl& field = grammar_.fields[static_cast<size_t>(winner.field)];
  for (size_t i = 0; i < grammar_.rules.size(); ++i) {
    const Rule& rule = grammar_.rules[i];
    if (rule.field < 0) {
      if (rule.unless == winner.field) ruled_out_[i] = true;
    } else if (rule.field == winner.field && rule.property.empty() && rule.votes == 0) {
      const bool loses =
          field.many ? field.spare_from && winner.rank < *field.spare_from && rule.rank >= *field.spare_from : rule.rank > winner.rank;
      if (loses) ruled_out_[i] = true;
    }
  }
}

void Matcher::note(int number, Span match, std::string reason) {
  if (trace_ != nullptr)
    trace_->attempts.push_back({.rule = number, .span = scene_.haystack.origin(match), .accepted = false, .reason = std::move(reason)});
}

}  // namespace quern

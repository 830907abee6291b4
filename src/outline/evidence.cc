#include "outline/evidence.h"

#include <algorithm>

#include "base/deadline.h"
#include "grammar/headings.h"
#include "text/fold.h"

namespace quern {
namespace {

class Weigher {
 public:
  Weigher(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, LanguageBits languages, DecodingTrace* trace)
      : text_(text), units_(layout.units), grammar_(grammar), languages_(languages), trace_(trace) {
    evidences_.tops = grammar.tops.size();
    evidences_.scores.assign(units_.size() * evidences_.tops, 0.0f);
    evidences_.headings.resize(units_.size());
    evidences_.above.resize(units_.size());
    evidences_.hits_end.resize(units_.size());
    if (trace_) trace_->units.assign(units_.size(), {});
  }

  Evidences weigh() {
    for (size_t i = 0; i < units_.size(); ++i) {
      check_deadline();
      weigh_place(i);
      weigh_furniture(i);
      weigh_heading(i);
      weigh_memory(i);
      weigh_cues(i);
      evidences_.above[i] = above_;
      evidences_.hits_end[i] = static_cast<uint32_t>(evidences_.hits.size());
    }
    if (trace_)
      for (size_t i = 0; i < units_.size(); ++i) trace_->units[i].evidence.assign(evidences_.of(i), evidences_.of(i) + evidences_.tops);
    return std::move(evidences_);
  }

 private:
  const Decoding& costs() const { return grammar_.decoding; }

  void weigh_place(size_t i) {
    float* scores = evidences_.of(i);
    for (size_t top = 0; top < evidences_.tops; ++top) scores[top] += costs().base[top] + (i == 0 ? costs().start[top] : 0.0f);
  }

  // A heading within furniture heads nothing behind it; there the last one before it goes on.
  void weigh_furniture(size_t i) {
    if (!costs().furniture_section) return;
    const bool was_furniture = i > 0 && units_[i - 1].furniture;
    if (units_[i].furniture) evidences_.of(i)[*costs().furniture_section] += costs().furniture;
    if (units_[i].furniture == was_furniture) return;
    if (units_[i].furniture) {
      before_furniture_ = {last_, after_unknown_, above_};
      last_ = {};
      after_unknown_ = false;
      above_ = {};
    } else {
      last_ = before_furniture_.last;
      after_unknown_ = before_furniture_.after_unknown;
      above_ = before_furniture_.above;
    }
  }

  void weigh_heading(size_t i) {
    const Unit& unit = units_[i];
    if (!unit.heading) return;
    const HeadingEntry entry = unit.known.section == kNoSection ? unit.known : choose_entry(unit);
    evidences_.headings[i] = entry;
    if (entry.section == kNoSection) {
      if (unit.lead) return;
      last_ = {};
      after_unknown_ = true;
      above_ = {{}, false, true, static_cast<uint32_t>(i)};
      return;
    }
    const SectionKind& section = grammar_.sections[entry.section];
    evidences_.of(i)[section.top] += strength(unit, entry);
    above_ = {entry, unit.lead, false, static_cast<uint32_t>(i)};
    // A key in a list or in running text is soon forgotten, one that begins a paragraph is not.
    if (unit.lead && !section.inline_heading && (unit.bullet || unit.boundary != Boundary::kBlank)) return;
    last_ = entry;
    after_unknown_ = false;
  }

  float strength(const Unit& unit, const HeadingEntry& entry) const {
    if (entry.strength == HeadingStrength::kWeak) return costs().weak;
    if (entry.strength == HeadingStrength::kPattern) return costs().pattern;
    if (!unit.lead) return costs().heading;
    const float prefix = grammar_.sections[entry.section].prefix;
    return prefix >= 0 ? prefix : costs().prefix;
  }

  // Of several sections that know this heading, the one that its place allows: first one that asks for its place and is of the kind
  // above it, then any other that asks, then one that may stand anywhere.
  HeadingEntry choose_entry(const Unit& unit) {
    if (!look_up_heading(unit.span.of(text_), grammar_.headings, lookup_)) return {};
    HeadingEntry best;
    int best_rank = 0;
    for (const HeadingEntry& entry : lookup_.entries) {
      const SectionKind& section = grammar_.sections[entry.section];
      const bool same_kind = last_.section != kNoSection && grammar_.sections[last_.section].top == section.top;
      const int rank = section.within.empty() ? 1 : !stands_within(section) ? 0 : same_kind ? 3 : 2;
      if (rank <= best_rank) continue;
      best = entry;
      best_rank = rank;
    }
    return best;
  }

  bool stands_within(const SectionKind& section) const {
    if (last_.section == kNoSection) return false;
    const TopId top = grammar_.sections[last_.section].top;
    for (const SectionId allowed : section.within)
      if (allowed == last_.section || grammar_.sections[allowed].top == top) return true;
    return false;
  }

  void weigh_memory(size_t i) {
    float* scores = evidences_.of(i);
    if (last_.section != kNoSection) {
      const SectionKind& section = grammar_.sections[last_.section];
      const float memory = section.memory >= 0 ? section.memory : section.headless ? 0.0f : costs().memory;
      scores[section.top] += last_.strength == HeadingStrength::kExact ? memory : memory / 2;
    } else if (after_unknown_ && costs().unknown_section) {
      scores[*costs().unknown_section] += costs().unknown;
    }
  }

  void weigh_cues(size_t i) {
    view_.reset(units_[i].span.empty() ? units_[i].marked.of(text_) : units_[i].span.of(text_));
    grammar_.cue_set.match(view_.text(), hits_, nullptr, languages_.bits);
    float* scores = evidences_.of(i);
    for (const int hit : hits_) {
      const Cue& cue = grammar_.cues[static_cast<size_t>(hit)];
      if (cue.early > 0 && (i >= cue.early || stands_below_other(cue.top))) continue;
      // Of a text whose language is not known all languages are tried; what several of them say is said once.
      if (cue.twin >= 0 && std::binary_search(hits_.begin(), hits_.end(), cue.twin)) continue;
      evidences_.hits.push_back(static_cast<uint16_t>(hit));
      scores[cue.top] += cue.weight * costs().cue;
      if (speaks_for_heading(cue.top)) scores[grammar_.sections[last_.section].top] += cue.weight * costs().cue;
      if (trace_) trace_->units[i].hits.push_back({static_cast<uint32_t>(hit), cue.top, cue.weight * costs().cue});
    }
  }

  // A known heading of another kind, on a line of its own, ends the head of a text, where cues speak early; until the next heading.
  bool stands_below_other(TopId top) const {
    return above_.entry.section != kNoSection && !above_.lead && grammar_.sections[above_.entry.section].top != top;
  }

  // What speaks for a kind speaks as well for one of its children, below a heading of that child: wishes for experience, below
  // "Experience".
  bool speaks_for_heading(TopId top) const {
    if (last_.section == kNoSection || grammar_.sections[last_.section].top == top) return false;
    for (const SectionId child : grammar_.sections[grammar_.plain[top]].children)
      if (grammar_.sections[child].top == grammar_.sections[last_.section].top) return true;
    return false;
  }

  std::string_view text_;
  const std::vector<Unit>& units_;
  const CompiledGrammar& grammar_;
  LanguageBits languages_;
  DecodingTrace* trace_;
  Evidences evidences_;
  HeadingEntry last_;  // the last known heading, until an unknown one
  bool after_unknown_ = false;
  HeadingAbove above_;
  struct {
    HeadingEntry last;
    bool after_unknown = false;
    HeadingAbove above;
  } before_furniture_;
  HeadingLookup lookup_;
  MatchView view_;
  std::vector<int> hits_;
};

}  // namespace

Evidences weigh_evidence(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, LanguageBits languages,
                         DecodingTrace* trace) {
  return Weigher(text, layout, grammar, languages, trace).weigh();
}

}  // namespace quern

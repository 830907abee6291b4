#include "text/clean.h"

#include <algorithm>
#include <iterator>

#include "text/characters.h"
#include "text/entities.h"
#include "text/normal_form.h"
#include "text/plain.h"
#include "text/repair.h"

namespace quern {
namespace {

constexpr size_t kMostTurns = 64;  // no text is that many layers deep

constexpr Steps kFormSteps{Step::kNfc, Step::kNfkc};

// What a step changed, by its place in the text that was given.
struct Mark {
  static constexpr size_t kNone = std::string::npos;

  uint32_t source;
  Step step;
  size_t repair = kNone;  // the number of the repair, if it is one
};

Rewrite decode(std::string_view text, Steps steps) {
  if (steps.has(Step::kEntities)) return decode_entities(text);
  return steps.has(Step::kEscaped) ? decode_escaped(text) : Rewrite();
}

class Cleaner {
 public:
  Cleaner(std::string_view text, const CleanOptions& options) : text_(text), options_(options) {}

  // Each part leaves nothing to do for itself, so that all is done when the others have nothing to do either.
  Cleaned run() {
    constexpr bool (Cleaner::*kParts[])() = {&Cleaner::unescape, &Cleaner::mend, &Cleaner::replace, &Cleaner::compose};
    constexpr size_t kCount = std::size(kParts);
    size_t quiet = 0;
    for (size_t turn = 0; quiet < kCount && turn < kMostTurns * kCount; ++turn) quiet = (this->*kParts[turn % kCount])() ? 1 : quiet + 1;
    if (options_.tracking == Tracking::kChanges) list_changes();
    return std::move(out_);
  }

 private:
  std::string_view current() const { return out_.changed ? std::string_view(out_.text) : text_; }
  bool wants(Steps steps) const { return options_.steps.has_any(steps); }

  // The parts give whether there may be something new to do for the others.

  bool unescape() {
    return take(decode(current(), options_.steps), options_.steps.has(Step::kEntities) ? Step::kEntities : Step::kEscaped);
  }

  bool mend() {
    if (!options_.steps.has(Step::kRepair)) return false;
    RepairOutcome done = repair(current(), {.certain = options_.certain, .log = options_.tracking != Tracking::kNothing});
    out_.suspect |= done.suspect;
    if (!done.changed) return false;
    if (options_.tracking == Tracking::kChanges) mark_repairs(done.origin.edits());
    advance(std::move(done.text), done.origin);
    out_.repairs.insert(out_.repairs.end(), std::make_move_iterator(done.repairs.begin()), std::make_move_iterator(done.repairs.end()));
    return true;
  }

  bool replace() {
    CharacterRewrite done = rewrite_characters(current(), options_.steps, options_.certain);
    out_.had_nul |= done.had_nul;
    out_.had_controls |= done.had_controls;
    if (!done.changed()) return false;
    const bool neighbours = done.neighbours;
    take(std::move(done), [&](const auto& edit) { return character_step(current().substr(edit.before.begin), options_.steps); });
    return neighbours;
  }

  bool compose() {
    if (!wants(kFormSteps)) return false;
    const bool nfkc = options_.steps.has(Step::kNfkc);
    return take(quern::compose(current(), nfkc ? NormalForm::kNfkc : NormalForm::kNfc), nfkc ? Step::kNfkc : Step::kNfc);
  }

  bool take(Rewrite done, Step step) {
    return take(std::move(done), [&](const auto&) { return step; });
  }

  template <typename StepOf>
  bool take(Rewrite done, StepOf step_of) {
    if (!done.changed()) return false;
    mark(done.edits, step_of);
    advance(std::move(done.text), OriginMap(std::move(done.edits)));
    return true;
  }

  // Replaces the text by one that was made of it.
  void advance(std::string text, const OriginMap& map) {
    if (options_.tracking != Tracking::kNothing) {
      for (Repair& repair : out_.repairs) repair.span = moved(repair.span, map);
      out_.origin = out_.origin.then(map);
    }
    out_.text = std::move(text);
    out_.changed = true;
  }

  template <typename StepOf>
  void mark(std::span<const OriginMap::Edit> edits, StepOf step_of) {
    if (options_.tracking != Tracking::kChanges) return;
    for (const OriginMap::Edit& edit : edits) marks_.push_back({out_.origin.before(edit.before.begin), step_of(edit)});
  }

  void mark_repairs(std::span<const OriginMap::Edit> edits) {
    for (size_t i = 0; i < edits.size(); ++i)
      marks_.push_back({out_.origin.before(edits[i].before.begin), Step::kRepair, out_.repairs.size() + i});
  }

  // Marks that lie in one change made it together.
  void list_changes() {
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.source < b.source; });
    auto mark = marks_.begin();
    for (const OriginMap::Edit& edit : out_.origin.edits()) {
      TextChange change{edit.before, edit.after, {}, {}, {}};
      for (; mark != marks_.end() && mark->source < edit.before.end; ++mark) {
        change.steps.insert(mark->step);
        if (mark->repair != Mark::kNone) add_repair(out_.repairs[mark->repair], change);
      }
      out_.changes.push_back(std::move(change));
    }
  }

  static void add_repair(const Repair& repair, TextChange& change) {
    if (change.codec.size() < repair.codec.size()) change.codec = repair.codec;  // of several repairs the deepest speaks
    if (change.rule.empty()) change.rule = repair.rule;
    if (repair.certainty == Certainty::kGuessed) change.certainty = Certainty::kGuessed;
  }

  std::string_view text_;
  CleanOptions options_;
  Cleaned out_;
  std::vector<Mark> marks_;
};

}  // namespace

Cleaned clean(std::string_view utf8, const CleanOptions& options) {
  // In plain ASCII there is nothing but entities to do something about.
  if (is_plain(utf8) && !decode(utf8, options.steps).changed()) return {};
  return Cleaner(utf8, options).run();
}

Span moved(Span span, const OriginMap& map) {
  const auto edits = map.edits();
  const auto within =
      std::lower_bound(edits.begin(), edits.end(), span.end, [](const OriginMap::Edit& e, uint32_t end) { return e.before.end < end; });
  const bool cut = within != edits.end() && within->before.begin < span.end;
  return {map.after(span.begin), cut ? within->after.end : map.after(span.end)};
}

}  // namespace quern

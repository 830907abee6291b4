#include "text/repair.h"

#include <algorithm>

#include "base/deadline.h"
#include "base/utf8.h"
#include "text/c1_controls.h"
#include "text/eight_bit.h"
#include "text/fluency.h"
#include "text/misreading.h"
#include "text/oddity.h"
#include "text/suspicion.h"

namespace quern::mojibake {
namespace {

constexpr size_t kPiece = 4096;         // a line is read as a whole, or in pieces of this many bytes
constexpr size_t kStart = 4096;         // bytes that two readings of a document are compared by
constexpr size_t kMostOdd = 16;         // letters for each odd one, for the document to be looked into,
constexpr size_t kMostOddRepaired = 2;  // and where UTF-8 explains it already
constexpr double kEnoughBetter = 5;     // nats
constexpr size_t kMostInVain = 400;     // odd places in pieces that no reading explains: what has more is no text, and takes ages
constexpr size_t kRounds = 32;          // no text is that many layers deep

size_t line_start(std::string_view text, size_t at, size_t from) {
  while (at > from && text[at - 1] != '\n' && text[at - 1] != '\r') --at;
  return at;
}

// A line that is longer than a piece ends at a space, or else at any character.
size_t piece_end(std::string_view text, size_t begin) {
  const std::string_view most = text.substr(begin, kPiece);
  const std::string_view to_feed = most.substr(0, most.find('\n'));
  const std::string_view line = to_feed.substr(0, to_feed.find('\r'));
  if (line.size() < most.size()) return begin + line.size();
  if (most.size() < kPiece) return text.size();
  const size_t space = most.rfind(' ');
  if (space != std::string_view::npos && space > 0) return begin + space;
  size_t end = begin + kPiece;
  while (end < text.size() && utf8::is_continuation(text[end])) --end;
  return end;
}

// One pass over a document: the pieces that can be read better, and how.
class Pass {
 public:
  Pass(std::string_view text, const RepairOptions& options, ProvenChains& proven) : text_(text), options_(options), proven_(proven) {}

  void run() {
    for (size_t at = next(); at < text_.size(); at = next()) read_line(at);
    if (!result.changes.empty()) result.text.append(text_, copied_, text_.size() - copied_);
  }

  Reading result;
  bool suspect = false;  // what is left looks like mojibake

 private:
  size_t next() const { return Suspicion::get().next(text_, done_, proven_.first_codecs()); }

  // Whether more than a proven codec's fitting speaks against a piece.
  bool odd_before(size_t at, size_t end) {
    if (odd_ < at) odd_ = Suspicion::get().next(text_, at);
    return odd_ < end;
  }

  void read_line(size_t at) {
    check_deadline();
    size_t begin = line_start(text_, at, done_);
    size_t end = piece_end(text_, begin);
    while (end <= at) {
      begin = end;
      end = piece_end(text_, begin);
    }
    const std::string_view piece = text_.substr(begin, end - begin);
    const Excerpt excerpt(piece);
    std::optional<ProvenReading> known = reread_as_proven(excerpt, proven_);
    std::optional<Reading> reading;
    const bool odd = !(known && known->fits) && (odd_before(at, end) || may_have_losses(excerpt, proven_));
    if (odd && in_vain_ < kMostInVain) {
      reading = reread(excerpt, {options_.certain, end == text_.size()}, proven_);
      const size_t places = odd_places_in(piece);
      in_vain_ = reading ? in_vain_ - std::min(in_vain_, places) : in_vain_ + places;
    }
    if (known && !reading) reading = std::move(known->reading);
    if (reading) {
      take(begin, end, *reading);
    } else {
      suspect |= odd && Suspicion::get().has_marks(piece);
      done_ = end;
    }
  }

  static size_t odd_places_in(std::string_view piece) {
    size_t count = 0;
    for (size_t at = Suspicion::get().next(piece, 0); at < piece.size(); at = Suspicion::get().next(piece, at)) {
      ++count;
      utf8::next(piece, at);
    }
    return count;
  }

  void take(size_t begin, size_t end, const Reading& reading) {
    result.text.append(text_, copied_, begin - copied_);
    const auto from = static_cast<uint32_t>(begin), to = static_cast<uint32_t>(result.text.size());
    for (Change change : reading.changes) {
      change.before = {change.before.begin + from, change.before.end + from};
      change.after = {change.after.begin + to, change.after.end + to};
      result.changes.push_back(std::move(change));
    }
    result.text += reading.text;
    copied_ = done_ = end;
  }

  std::string_view text_;
  const RepairOptions& options_;
  ProvenChains& proven_;
  size_t done_ = 0;  // what lies before is settled
  size_t odd_ = 0;   // the next odd place, as far as is known
  size_t in_vain_ = 0;
  size_t copied_ = 0;  // what lies before is in the result
};

Repair entry(const Change& change, std::string_view before, std::string_view after) {
  return {.kind = "mojibake",
          .codec = change.chain,
          .span = change.after,
          .from = std::string(change.before.of(before)),
          .to = std::string(change.after.of(after)),
          .certainty = change.rule == Rule::kUtf8 ? Certainty::kProven : Certainty::kGuessed,
          .rule = std::string(name_of(change.rule))};
}

// The repairs of a document as they add up.
class Repairer {
 public:
  Repairer(std::string_view text, const RepairOptions& options) : text_(text), options_(options) {}

  RepairOutcome run() {
    // What was learnt of the document on the way is forgotten at its end: the result must stand as a text of its own.
    for (size_t round = 0; round < kRounds && run_once(); ++round) {
      proven_ = {};
      confusion_tried_ = false;
    }
    outcome_.origin = map_of(changes_);
    if (!options_.log) return std::move(outcome_);
    for (const Change& change : changes_) outcome_.repairs.push_back(entry(change, text_, outcome_.text));
    return std::move(outcome_);
  }

 private:
  bool run_once() {
    bool changed = false;
    for (size_t round = 0; round < kRounds; ++round, changed = true)
      if (!undo_misreadings() && !undo_confusion_of_codecs() && !restore_controls()) break;
    return changed;
  }

  std::string_view current() const { return outcome_.changed ? std::string_view(outcome_.text) : text_; }

  bool undo_misreadings() {
    proven_.start_pass();
    const size_t known = proven_.chains().size();
    Pass pass(current(), options_, proven_);
    pass.run();
    outcome_.suspect = pass.suspect;
    return advance(std::move(pass.result)) || proven_.chains().size() > known;
  }

  // Where the result reads oddly, UTF-8 was not the trouble, or not all of it; what is more fluent stands.
  bool undo_confusion_of_codecs() {
    if (options_.certain || confusion_tried_) return false;
    confusion_tried_ = true;
    const Places odd = odd_places(current(), proven_.chains().empty() ? kMostOdd : kMostOddRepaired);
    if (odd.empty()) return false;
    if (outcome_.changed) {
      Reading of_source = undo_best_confusion(text_, odd_places(text_, kMostOdd));
      if (!of_source.changes.empty() &&
          cost_of_start(of_source.text, map_of(of_source.changes)) + kEnoughBetter < cost_of_start(current(), map_of(changes_))) {
        changes_.clear();
        return advance(std::move(of_source));
      }
    }
    return advance(undo_best_confusion(current(), odd));
  }

  static Reading undo_best_confusion(std::string_view text, const Places& odd) {
    const auto confusion = find_confusion(text, odd);
    return confusion ? undo_confusion(text, *confusion) : Reading();
  }

  double cost_of_start(std::string_view text, const OriginMap& map) const {
    size_t end = std::min(text_.size(), kStart);
    while (end < text_.size() && utf8::is_continuation(text_[end])) ++end;
    return fluency(text.substr(0, map.after(static_cast<uint32_t>(end))));
  }

  bool restore_controls() { return !options_.certain && advance(restore_c1_controls(current())); }

  bool advance(Reading reading) {
    if (reading.changes.empty()) return false;
    changes_ = join(changes_, reading.changes);
    outcome_.text = std::move(reading.text);
    outcome_.changed = true;
    return true;
  }

  std::string_view text_;
  RepairOptions options_;
  ProvenChains proven_;
  bool confusion_tried_ = false;
  Changes changes_;
  RepairOutcome outcome_;
};

}  // namespace
}  // namespace quern::mojibake

namespace quern {

RepairOutcome repair(std::string_view utf8, const RepairOptions& options) { return mojibake::Repairer(utf8, options).run(); }

}  // namespace quern

// All steps that a text goes through, until none has anything to do any more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quern/text.h"

namespace quern {

// What is to be known about the changes; knowing more costs time.
enum class Tracking {
  kNothing,
  kOrigin,   // the way back, and the repairs
  kChanges,  // also what was changed where, and why
};

struct CleanOptions {
  Steps steps = kDefaultSteps;
  bool certain = false;
  Tracking tracking = Tracking::kOrigin;
};

// What stood at `before` of the text given has become what stands at `after` of the cleaned one.
struct TextChange {
  Span before, after;
  Steps steps;  // that had a part in it
  // Of the repair among them; empty without one.
  std::string codec;
  std::string rule;
  Certainty certainty = Certainty::kProven;
};

struct Cleaned {
  bool changed = false;  // false: the text stands as it was, and `text` is empty
  std::string text;
  OriginMap origin;             // text -> what was given
  std::vector<Repair> repairs;  // with spans of `text`, without lines
  std::vector<TextChange> changes;
  bool had_nul = false;
  bool had_controls = false;  // other control characters were left out
  bool suspect = false;       // strong signs of mojibake are left
};

// Clean text costs no allocation. Doing it again changes nothing.
Cleaned clean(std::string_view utf8, const CleanOptions& options);

// The range that `span` has become; a change that reaches into it belongs to it as a whole.
Span moved(Span span, const OriginMap& map);

}  // namespace quern

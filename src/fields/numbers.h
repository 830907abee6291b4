// Numbers as people write them: `1,200.50`, `1.200,50`, `1 200`, `161, 743`, `45k`, `40 lakh`, `900,-`, `five (5)`.
#pragma once

#include <optional>
#include <string_view>

#include "grammar/compiled.h"
#include "quern/value.h"

namespace quern {

// A number as it stands: `60k` is the figure 60 with the scale 1000.
struct NumberText {
  double figure = 0;
  double scale = 1;
  double value() const { return figure * scale; }
};

// Reads all of `text`, a piece of a match view; nothing where it is no number. `words` (may be null) is a vocabulary whose values are
// digits: it reads "five", and words of 1000 and more also as scales ("50 tausend").
//
// One separator before three last digits is one of thousands (`1.200` is 1200), unless a scale of a million or more
// follows (`1.125m`). Two kinds of separators: the last is the decimal one.
std::optional<NumberText> read_number(std::string_view text, const Vocabulary* words);

// The end of a range often bears the scale for both: `60-120k` is 60,000 to 120,000, and so are `60k-120` and `60-120,000`.
void share_scale(NumberText& min, NumberText& max);

// An integer where the number is whole, else a number.
Value number_value(double number);

}  // namespace quern

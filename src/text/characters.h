// The steps that replace single characters: each one's characters stand in one table (characters.cc).
#pragma once

#include <string_view>

#include "text/rewrite.h"

namespace quern {

struct CharacterRewrite : Rewrite {
  bool had_nul = false;
  bool had_controls = false;  // control characters other than NUL were left out
  bool neighbours = false;    // other characters or line ends stand side by side: what was no mojibake may look like it now
};

// Done twice it changes nothing more; but normal form may give it something to do again. With repair among the steps, C1 controls that may
// be what is left of mojibake stay: next to a character beyond ASCII, and wherever `certain` leaves guesses out.
CharacterRewrite rewrite_characters(std::string_view utf8, Steps steps, bool certain = false);

// Of a character that was changed, `text` beginning with it: the step that did.
Step character_step(std::string_view text, Steps steps);

// The steps that are done here.
inline constexpr Steps kCharacterSteps{Step::kWidth,     Step::kQuotes,   Step::kDashes,    Step::kSpaces,
                                       Step::kLigatures, Step::kControls, Step::kZeroWidth, Step::kLineEnds};

}  // namespace quern

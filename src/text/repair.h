// Undoes mojibake: text that was UTF-8 and was read as something else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quern/text.h"

namespace quern {

struct RepairOptions {
  bool certain = false;  // leave guesses out
  bool log = true;       // tell of each repair
};

struct RepairOutcome {
  bool changed = false;  // false: the text stands as it was, and `text` is empty
  std::string text;
  OriginMap origin;             // text -> what was given
  std::vector<Repair> repairs;  // one for each edit of `origin`, with its span of `text`, without lines
  bool suspect = false;         // strong signs of mojibake are left
};

// Clean text comes back unchanged and costs no allocation. Doing it again changes nothing.
RepairOutcome repair(std::string_view utf8, const RepairOptions& options);

}  // namespace quern

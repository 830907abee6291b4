// What was changed in a text, for people and for programs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/clean.h"

namespace quern {

// Where the text comes from.
struct CleanPlace {
  std::string_view file;
  uint64_t line = 1;      // the number of the text's first line
  uint64_t offset = 0;    // of the text's first byte
  bool one_line = false;  // all of it stands on that line, as in JSON
};

// One line of JSON for each change.
void append_explanation(std::string_view text, const Cleaned& cleaned, const CleanPlace& place, std::string& out);

// The same of all that was converted to UTF-8 from a charset, from `place` on.
void append_conversion(std::string_view charset, const CleanPlace& place, std::string& out);

// The same of bytes for which U+FFFD stands at `at`.
void append_undecodable(std::string_view text, size_t at, std::string_view bytes, const CleanPlace& place, std::string& out);

// The lines that changed, before and after. `colour`: for a terminal, which no control character reaches.
void append_diff(std::string_view text, const Cleaned& cleaned, const CleanPlace& place, bool colour, std::string& out);

}  // namespace quern

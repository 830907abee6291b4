// Canonical form (NFC), no stray control characters, one kind of line end.
#pragma once

#include <string>
#include <string_view>

#include "quern/text.h"

namespace quern {

struct NormalizeOptions {
  bool nfc = true;
  bool controls = true;   // leave out control characters other than tab and line ends, and U+FEFF
  bool line_ends = true;  // CRLF, CR, VT, NEL, LS and PS become LF
};

struct Normalized {
  bool changed = false;  // false: the text stands as it was, and `text` is empty
  std::string text;
  OriginMap origin;           // text -> what was given
  bool had_nul = false;       // NULs go in any case
  bool had_controls = false;  // other control characters were left out
  bool neighbours = false;    // characters or line ends stand where they did not before: what was no mojibake may look like it now
};

Normalized normalize(std::string_view utf8, const NormalizeOptions& options);

}  // namespace quern

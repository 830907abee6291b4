// What is still there of the characters that get lost: whatever drops or replaces one, drops or replaces all of its kind.
#pragma once

#include <string_view>
#include <vector>

#include "text/codecs.h"

namespace quern::mojibake {

struct Survivors {
  // Of a piece, and the codec that it was last misread through.
  Survivors(std::u32string_view piece, size_t codec);

  bool spaces = false;                  // no-break spaces
  bool runs = false;                    // of spaces: none was joined with the one behind it
  bool hyphens = false;                 // soft hyphens
  std::vector<char32_t> lost_controls;  // that the codec shows bytes as, and that may be missing
};

}  // namespace quern::mojibake

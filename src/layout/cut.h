// Where a line is cut.
#pragma once

#include <cstdint>

#include "grammar/compiled.h"

namespace quern {

struct Cut {
  uint32_t end_before;  // where the words before end
  uint32_t begin;       // where the words behind begin
  Boundary boundary;
  uint32_t lead_end = 0;  // of an inline heading that begins here; else 0
  HeadingEntry known;
};

}  // namespace quern

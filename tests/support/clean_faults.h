// What must hold of cleaned text, whatever came in.
#pragma once

#include <string>
#include <string_view>

#include "quern/text.h"

namespace quern::testing {

// The first of these that does not hold, in words; empty: all do. What comes out is UTF-8; cleaning it again changes nothing; the changes
// that are listed, done to `utf8`, give it; and it is the same whether changes are listed or not.
std::string clean_fault(std::string_view utf8, Steps steps, bool certain);

// Steps by the bits of a number: for tests that take any of them.
Steps steps_of_bits(uint32_t bits);

}  // namespace quern::testing

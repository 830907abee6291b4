// What the named groups of a rule's pattern fill, how they are read, and what guards them.
#pragma once

#include "grammar/compile.h"

namespace quern::loading {

// `rule` has its pattern, constants and choices; `element` is the shape that it fills.
std::vector<Capture> compile_captures(Compiling& c, const Node& source, const Shape& element, const Rule& rule);
std::vector<Guard> compile_guards(Compiling& c, const Node& source, const Rule& rule);

}  // namespace quern::loading

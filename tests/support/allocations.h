// Counts what a piece of code takes from the heap.
#pragma once

#include <cstddef>

namespace quern::testing {

// How often this thread has called operator new, by any of its forms but those for over-aligned types.
size_t allocations();

}  // namespace quern::testing

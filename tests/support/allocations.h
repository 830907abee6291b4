// Counts what a piece of code takes from the heap.
#pragma once

#include <cstddef>

namespace quern::testing {

// Whether allocations are counted at all: the sanitizers have an allocator of their own.
bool counts_allocations();

// How often this thread has called operator new.
size_t allocations();

}  // namespace quern::testing

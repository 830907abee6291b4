#include "support/allocations.h"

#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define QUERN_COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define QUERN_COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef QUERN_COUNTS_ALLOCATIONS
#define QUERN_COUNTS_ALLOCATIONS 1
#endif

namespace {
thread_local size_t g_allocations = 0;
}

#if QUERN_COUNTS_ALLOCATIONS
void* operator new(size_t size) {
  ++g_allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }
#endif

namespace quern::testing {

bool counts_allocations() { return QUERN_COUNTS_ALLOCATIONS != 0; }
size_t allocations() { return g_allocations; }

}  // namespace quern::testing

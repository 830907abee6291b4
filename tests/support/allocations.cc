#include "support/allocations.h"

#include <cstdlib>
#include <new>

// All that one of these may give back to another is replaced together, so that the sanitizers, whose malloc it is, find them paired.

namespace {

thread_local size_t g_allocations = 0;

void* allocate(size_t size) noexcept {
  ++g_allocations;
  return std::malloc(size);
}

}  // namespace

void* operator new(size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](size_t size) { return operator new(size); }
void* operator new[](size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory, size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace quern::testing {

size_t allocations() { return g_allocations; }

}  // namespace quern::testing

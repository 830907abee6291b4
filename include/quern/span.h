// A half-open byte range of a document's repaired text.
#pragma once

#include <cstdint>
#include <string_view>

namespace quern {

// Offsets are bytes from the start of `Text::utf8`; a document is limited far below 4 GiB, so 32 bits do.
//
//   Span span{3, 8};
//   std::string_view words = span.of(text.utf8);   // the bytes 3, 4, 5, 6 and 7
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(uint32_t offset) const { return begin <= offset && offset < end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(Span, Span) = default;
};

}  // namespace quern

// Past what is ASCII, eight bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quern {

// The first byte at or behind `at` that is not ASCII; text.size() if there is none.
inline size_t skip_ascii(std::string_view text, size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    word &= 0x8080808080808080ull;
    if (word == 0) continue;
    if constexpr (std::endian::native == std::endian::little) return at + static_cast<size_t>(std::countr_zero(word)) / 8;
    break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace quern

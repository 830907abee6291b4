#include "base/utf8.h"

#include <cstring>

namespace quern::utf8 {
namespace {

// Size of the well-formed sequence at `p`, 0 if there is none (Unicode 15, table 3-7).
size_t sequence_size(const unsigned char* p, size_t left) {
  const unsigned char lead = p[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (left < size) return 0;
  unsigned char low = 0x80, high = 0xBF;  // bounds of the second byte
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  if (p[1] < low || p[1] > high) return 0;
  for (size_t i = 2; i < size; ++i)
    if (!is_continuation(static_cast<char>(p[i]))) return 0;
  return size;
}

}  // namespace

size_t valid_prefix(std::string_view bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  size_t i = 0;
  while (i < bytes.size()) {
    if (i + 8 <= bytes.size()) {  // eight ASCII bytes at a time
      uint64_t word;
      std::memcpy(&word, data + i, 8);
      if ((word & 0x8080808080808080ull) == 0) {
        i += 8;
        continue;
      }
    }
    const size_t size = sequence_size(data + i, bytes.size() - i);
    if (size == 0) return i;
    i += size;
  }
  return i;
}

std::string sanitized(std::string_view bytes) {
  std::string out;
  while (true) {
    const size_t sound = valid_prefix(bytes);
    out += bytes.substr(0, sound);
    if (sound == bytes.size()) return out;
    out += kReplacementBytes;
    bytes.remove_prefix(sound + 1);
  }
}

size_t length(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += !is_continuation(c);
  return count;
}

}  // namespace quern::utf8

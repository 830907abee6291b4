// Short keys for features: hashes of their names.
#pragma once

#include <cstdint>
#include <string_view>

namespace quern {

inline constexpr uint64_t kHashSeed = 0xCBF29CE484222325ull;

// FNV-1a, a byte at a time: the hash of a beginning is had by the way.
constexpr uint64_t hash_more(uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull; }
constexpr uint64_t hash_more(uint64_t hash, std::string_view text) {
  for (const char c : text) hash = hash_more(hash, c);
  return hash;
}

// The key of what has these hashes, within the group of features that has the hash `group`.
constexpr uint32_t feature_key(uint64_t group, uint64_t first, uint64_t second = 0) {
  uint64_t key = (first ^ group) * 0x9E3779B97F4A7C15ull;
  key = (key ^ key >> 32 ^ second) * 0xD6E8FEB86659FD93ull;
  return static_cast<uint32_t>(key >> 32);
}

}  // namespace quern

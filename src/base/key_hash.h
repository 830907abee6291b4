// Short keys for features: hashes of their names.
#pragma once

#include <cstddef>
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

// Words are hashed by up to eight bytes at a time, the first one lowest, zeros behind the last: one of eight or less is its own hash.
constexpr uint64_t word_hash_more(uint64_t hash, uint64_t eight) { return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ull ^ eight; }
constexpr uint64_t word_hash(std::string_view word) {
  uint64_t hash = 0;
  for (size_t begin = 0; begin < word.size(); begin += 8) {
    uint64_t eight = 0;
    for (size_t i = begin; i < word.size() && i < begin + 8; ++i) eight |= uint64_t{static_cast<unsigned char>(word[i])} << 8 * (i - begin);
    hash = word_hash_more(hash, eight);
  }
  return hash;
}

// The key of what has these hashes, within the group of features that has the hash `group`.
constexpr uint32_t feature_key(uint64_t group, uint64_t first, uint64_t second = 0) {
  uint64_t key = (first ^ group) * 0x9E3779B97F4A7C15ull;
  key = (key ^ key >> 32 ^ second) * 0xD6E8FEB86659FD93ull;
  return static_cast<uint32_t>(key >> 32);
}

}  // namespace quern

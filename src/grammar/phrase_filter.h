// Says of most strings that stand in no set of phrases that they do not: one load where a hash table takes a hash and three.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quern {

// A Bloom filter with one hash, of a phrase's size and both its ends. Four thousand phrases let one of sixteen strangers pass.
class PhraseFilter {
 public:
  void add(std::string_view phrase) {
    const size_t bit = hash(phrase);
    bits_[bit / 64] |= uint64_t{1} << bit % 64;
  }
  // False: it was not added. True: look it up.
  bool may_hold(std::string_view phrase) const {
    const size_t bit = hash(phrase);
    return (bits_[bit / 64] >> bit % 64 & 1) != 0;
  }

 private:
  static constexpr unsigned kHashBits = 16;

  static size_t hash(std::string_view phrase);

  std::array<uint64_t, (size_t{1} << kHashBits) / 64> bits_{};
};

}  // namespace quern

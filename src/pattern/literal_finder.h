// Finds many literals in one pass (Aho and Corasick, 1975), ASCII case ignored.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quern::pattern {

class LiteralFinder {
 public:
  // `lists[i]`: literals in ASCII lower case.
  explicit LiteralFinder(const std::vector<std::vector<std::string>>& lists);

  // Sets the bit of each list (64 to a word) of which a literal stands in `text`.
  void find(std::string_view text, std::vector<uint64_t>& lists) const;

 private:
  using State = uint16_t;  // small, so that the table stays in the cache
  static constexpr State kRoot = 0;
  using Lists = std::vector<std::vector<std::string>>;
  struct Trie;

  void make_classes(const Lists& lists);
  bool make_trie(const Lists& lists, size_t longest, Trie& trie) const;
  void make_automaton(Trie& trie);

  std::array<uint8_t, 256> class_of_{};  // bytes that no literal has are class 0
  size_t classes_ = 1;
  std::vector<State> next_;      // [state * classes + class]; states near the root stand together
  std::vector<uint16_t> hits_;   // [begin_[state], begin_[state + 1]): lists of the literals that end there
  std::vector<uint32_t> begin_;  // by state
};

}  // namespace quern::pattern

// Finds many literals in one pass, ASCII case ignored.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pattern/literals.h"
#include "quern/span.h"

namespace quern::pattern {

// Most literals begin where a word does, so that tries of them are walked there alone, and not at each byte as an automaton would.
class LiteralFinder {
 public:
  struct Entry {
    Literal literal;
    uint32_t id;
  };

  explicit LiteralFinder(const std::vector<Entry>& entries = {});

  // Sets the bit of each id (64 to a word) of which a literal stands in `text`, its edges as it asks for them.
  void find(std::string_view text, std::vector<uint64_t>& ids) const;

 private:
  // Of the literals that begin at places of one kind.
  class Trie {
   public:
    struct Hit {
      uint32_t id;
      Edge left, right;
    };
    Trie() = default;
    Trie(std::vector<const Entry*> entries, const std::array<uint8_t, 256>& class_of, size_t classes);

    // Takes the literals that stand at `begin`; begins() must hold there.
    void walk(std::string_view text, uint32_t begin, const std::array<uint8_t, 256>& class_of, std::vector<uint64_t>& ids) const;

    // Whether one may begin at `begin`: false for most places, and quickly.
    bool begins(std::string_view text, uint32_t begin, const std::array<uint8_t, 256>& class_of) const;

   private:
    struct Node {
      uint32_t children = 0, hits = 0;  // the first of them; they end where those of the next node begin
    };
    struct Range;
    enum class Beginning : uint8_t { kNone, kLong, kShort };  // of literals of four bytes or more alone; of shorter ones too

    static size_t hash(uint8_t a, uint8_t b, uint8_t c, uint8_t d) { return (((a * 61u + b) * 53u + c) * 59u + d) % kHashes; }
    static constexpr size_t kHashes = 1 << 16;

    // Of the hits from `first` to `last`, those whose edges the place allows.
    void take_hits(uint32_t first, uint32_t last, std::string_view text, Span place, std::vector<uint64_t>& ids) const;

    size_t classes_ = 1;
    std::vector<Node> nodes_;        // breadth first, so that those near the root stand together: 0 is the root, the last none
    std::vector<uint8_t> labels_;    // by node: the class that leads to it
    std::vector<Hit> hits_;          // by node
    std::vector<uint32_t> first_;    // by class: the node it leads to from the root, or 0
    std::vector<uint32_t> second_;   // by two classes: the same for both
    std::vector<Beginning> begins_;  // by two classes
    std::vector<uint64_t> fours_;    // bits of the hashes of four classes that literals begin with
  };

  static constexpr uint8_t kWord = 1;    // a byte of words
  static constexpr uint8_t kBegins = 2;  // a literal that may stand anywhere may begin with it

  std::array<uint8_t, 256> class_of_{};  // bytes that no literal has are class 0
  std::array<uint8_t, 256> kinds_{};
  size_t classes_ = 1;
  Trie at_start_, at_words_, anywhere_;
};

}  // namespace quern::pattern

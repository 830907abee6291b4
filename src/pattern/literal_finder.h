// Finds many literals in one pass, ASCII case ignored.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
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

    // Whether one may begin at `at`, three classes behind which can be read: false for most places, and quickly.
    bool may_begin(const uint8_t* at) const { return holds(shorts_, two(at)) || holds(fours_, four(at)); }

    // Takes the literals that stand at `begin` of `text`, whose bytes are of these classes.
    void walk(std::string_view text, const uint8_t* classes, uint32_t begin, std::vector<uint64_t>& ids) const;

   private:
    using Bits = std::vector<uint64_t>;  // of two bytes
    struct Node {
      uint32_t children = 0, hits = 0;  // the first of them; they end where those of the next node begin
    };
    struct Range;

    static uint16_t two(const uint8_t* at) {
      uint16_t number;
      std::memcpy(&number, at, sizeof(number));
      return number;
    }
    static uint16_t four(const uint8_t* at) {
      uint32_t number;
      std::memcpy(&number, at, sizeof(number));
      return static_cast<uint16_t>(number * 0x9E3779B1u >> 16);
    }
    static bool holds(const Bits& bits, uint16_t number) { return (bits[number / 64] >> (number % 64) & 1) != 0; }
    static void set(Bits& bits, uint16_t number) { bits[number / 64] |= uint64_t{1} << (number % 64); }
    void note_beginning(const std::string& literal, const std::array<uint8_t, 256>& class_of, size_t classes);

    // Of the hits from `first` to `last`, those whose edges the place allows.
    void take_hits(uint32_t first, uint32_t last, std::string_view text, Span place, std::vector<uint64_t>& ids) const;

    std::vector<Node> nodes_;       // breadth first, so that those near the root stand together: 0 is the root, the last none
    std::vector<uint8_t> labels_;   // by node: the class that leads to it
    std::vector<Hit> hits_;         // by node
    std::vector<uint32_t> first_;   // by class: the node it leads to from the root, or 0
    std::vector<uint32_t> second_;  // by two classes: the same for both
    size_t classes_ = 1;
    Bits shorts_ = Bits(1024), fours_ = Bits(1024);  // what literals begin with: two classes of short ones, four of others as a hash
  };

  static constexpr uint8_t kWord = 1;    // a byte of words
  static constexpr uint8_t kBegins = 2;  // a literal that may stand anywhere may begin with it

  std::array<uint8_t, 256> class_of_{};  // bytes that no literal has are class 0
  std::array<uint8_t, 256> kinds_{};
  size_t classes_ = 1;
  Trie at_start_, at_words_, anywhere_;
};

}  // namespace quern::pattern

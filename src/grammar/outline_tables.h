// Learned evidence: weights of features by kind of section, and the price of each change of kind. Read from a file that
// scripts/learn_outline makes; grammar/README.md says how it is laid out.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/switches.h"
#include "quern/result.h"

namespace quern {

inline constexpr size_t kMostColumns = 20;  // kinds of section in a table; whole vectors of numbers
inline constexpr size_t kRowColumns = 24;   // and of bytes

// Weights of features by TopId, one row each: small whole numbers, times `scale`.
class FeatureTable {
 public:
  using Row = std::array<int8_t, kRowColumns>;
  using Sum = std::array<int32_t, kMostColumns>;

  void reserve(size_t rows);
  // False if the key stands there already.
  bool add(uint32_t key, const Row& row);
  // Null if the table has no such feature.
  const Row* find(uint32_t key) const {
    if (slots_.empty()) return nullptr;
    const Slot* const slots = slots_.data();
    for (size_t at = key & mask_; slots[at].taken; at = (at + 1) & mask_)
      if (slots[at].key == key) return &slots[at].row;
    return nullptr;
  }
  // The sum of the rows of those of the keys that are features.
  Sum sum(std::span<const uint32_t> keys) const;
  size_t size() const { return size_; }

  float scale = 1;

 private:
  // Those of the keys that may be features; how many.
  size_t choose_likely(std::span<const uint32_t> keys, uint32_t* likely) const;

  // With its row, so that a feature is had from one line of memory.
  struct alignas(32) Slot {
    uint32_t key = 0;
    bool taken = false;
    Row row{};
  };

  std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
  size_t mask_ = 0, size_ = 0;
  std::vector<uint64_t> marked_;  // of a large table: a bit is set for each key; so many that few are
  uint32_t marked_mask_ = 0;
};

using TopId = uint16_t;  // index into CompiledGrammar::tops

// What is seen of the words round a unit.
enum class View : uint8_t { kUnit, kBefore, kBehind, kWindow, kBlock };
inline constexpr size_t kViews = 5;

struct OutlineTables {
  std::vector<TopId> kinds;  // that the tables know; others get nothing of them
  FeatureTable words;        // how the words of a unit speak for each kind
  FeatureTable context;      // the same of cues, headings, place and shape
  float hand = 0;            // weight of the evidence that the grammar's own numbers give
  std::array<float, kViews> views{};
  std::array<std::array<float, kMostColumns>, kMostColumns> across{};  // what the words of the window speak for one kind says of another
  std::vector<float> prices;                                           // of changes, as Switches has them
};

// `tops` are the grammar's kinds. Fails with the reason alone; the caller knows the place.
Result<OutlineTables> read_outline_tables(std::string_view file, const std::vector<std::string>& tops);

}  // namespace quern

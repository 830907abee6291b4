// How likely a letter is behind the two before it, over all languages together: tells which of several letters a word means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace quern::mojibake {

// The shipped model; scripts/train_letters made it, and describes its form.
std::span<const unsigned char> embedded_letters();

class LetterModel {
 public:
  static const LetterModel& get();

  // An empty or foreign file makes a model that knows no letter.
  explicit LetterModel(std::span<const unsigned char> file);

  // The letter's number, whatever its case; 0 for what is no letter, or none of the model's. A word ends with 0.
  uint16_t number(char32_t c) const { return c < numbers_.size() ? numbers_[c] : uint16_t{0}; }

  // The cost of a Chinese character or Korean syllable, in nats.
  float wide_cost(char32_t c) const;
  // The cost of `c` behind `b`, and behind `a` and `b`, in nats.
  float cost(uint16_t b, uint16_t c) const;
  float cost(uint16_t a, uint16_t b, uint16_t c) const;

 private:
  struct Entry {
    float cost = 0;
    float fallback = 0;  // what is charged where a longer context does not know the letter
    bool known = false;
  };
  Entry find(uint32_t key) const;
  void read_wide(std::span<const unsigned char> part);

  std::vector<uint16_t> numbers_;
  const unsigned char* keys_ = nullptr;
  const unsigned char* costs_ = nullptr;
  const unsigned char* fallbacks_ = nullptr;
  uint32_t slots_ = 0;
  std::vector<unsigned char> wide_costs_;  // from U+3400
};

}  // namespace quern::mojibake

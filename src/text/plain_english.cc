#include "text/plain_english.h"

#include <array>
#include <cstdint>

namespace quern {
namespace {

constexpr size_t kLeastText = 400;  // bytes: less is a matter of chance
constexpr size_t kEach = 100;       // bytes for each of the words, on average
constexpr size_t kWidestGap = 145;  // letters without any: a second language would take more
constexpr size_t kLongestWord = 8;  // bytes: a word fits a number

// Common in English, and rare in all other languages: "of" is Dutch, too, "to" Slavic, "for" Danish.
constexpr auto kWords = std::to_array<std::string_view>(
    {"the",     "and",      "with",    "you",     "your",    "our",     "are",    "be",      "this",    "that",     "from",    "who",
     "which",   "their",    "they",    "them",    "has",     "were",    "been",   "can",     "should",  "would",    "could",   "other",
     "through", "within",   "across",  "what",    "when",    "where",   "how",    "if",      "such",    "these",    "those",   "than",
     "into",    "about",    "between", "both",    "also",    "only",    "each",   "some",    "there",   "while",    "without", "during",
     "may",     "using",    "used",    "related", "ability", "working", "ensure", "provide", "develop", "required", "years",   "well",
     "based",   "or",       "not",     "its",     "more",    "must",    "work",   "people",  "time",    "please",   "apply",   "looking",
     "help",    "maintain", "able",    "manage",  "further", "include", "make",   "use",     "needs",   "hours",    "build",   "join"});

constexpr uint64_t appended(uint64_t word, unsigned char letter) { return word << 8 | letter; }

// The words as an open hash table.
class Words {
 public:
  constexpr Words() {
    for (const std::string_view text : kWords) {
      uint64_t word = 0;
      for (const char letter : text) word = appended(word, static_cast<unsigned char>(letter));
      size_t at = place(word);
      while (slots_[at] != 0) at = (at + 1) % slots_.size();
      slots_[at] = word;
    }
  }

  constexpr bool contain(uint64_t word) const {
    size_t at = place(word);
    while (slots_[at] != 0 && slots_[at] != word) at = (at + 1) % slots_.size();
    return slots_[at] != 0;
  }

 private:
  static constexpr size_t kBits = 9;
  static constexpr size_t place(uint64_t word) { return static_cast<size_t>(word * 0x9E3779B97F4A7C15ull >> (64 - kBits)); }

  std::array<uint64_t, size_t{1} << kBits> slots_{};
};
constexpr Words kKnown;

// The small letter that a byte is; what is beyond ASCII belongs to words as it is, and everything else is 0.
constexpr auto kLetters = [] {
  std::array<unsigned char, 256> table{};
  for (size_t c = 0; c < table.size(); ++c) {
    const auto small = static_cast<unsigned char>(c < 0x80 ? c | 0x20 : c);
    if (small >= 0x80 || (small >= 'a' && small <= 'z')) table[c] = small;
  }
  return table;
}();

}  // namespace

bool is_plain_english(std::string_view utf8) {
  if (utf8.size() < kLeastText) return false;
  size_t count = 0, since = 0;  // letters since the last of the words
  for (size_t at = 0; at < utf8.size(); ++at) {
    const size_t begin = at;
    uint64_t word = 0;
    for (; at < utf8.size(); ++at) {
      const unsigned char letter = kLetters[static_cast<unsigned char>(utf8[at])];
      if (letter == 0) break;
      word = appended(word, letter);
    }
    const size_t size = at - begin;
    if (size == 0) continue;
    if (size <= kLongestWord && kKnown.contain(word)) {
      since = 0;
      ++count;
    } else if ((since += size) > kWidestGap) {
      return false;
    }
  }
  return count * kEach >= utf8.size();
}

}  // namespace quern

#include "pattern/rarity.h"

#include <algorithm>
#include <array>

namespace quern::pattern {
namespace {

constexpr size_t kCounted = 8;  // bytes; with more than these anything is rare

// Bits of the letters by their frequency in English, from "a" on; other languages of its script differ little enough.
constexpr std::array<double, 26> kLetters = {3.9, 6.5, 5.1, 5.0,  3.3, 5.8, 6.0, 4.6, 4.1, 10.0, 7.5, 4.9, 5.6,
                                             4.1, 4.0, 5.7, 10.5, 4.3, 4.2, 3.8, 5.3, 6.8, 6.2,  9.5, 6.1, 11.0};
constexpr double kSpace = 2.5, kDigit = 8.0, kStop = 6.0, kOther = 9.0;

// Words that stand in nearly every sentence.
constexpr auto kCommon = std::to_array<std::string_view>(
    {"a",   "an", "and", "as",   "at",   "be",  "by",   "for", "from", "in", "is",   "of",   "on",  "or",  "our", "that",
     "the", "to", "we",  "will", "with", "you", "your", "all", "are",  "da", "de",   "der",  "des", "die", "do",  "du",
     "e",   "el", "en",  "et",   "het",  "la",  "le",   "les", "los",  "os", "para", "pour", "und", "une", "van", "y"});
constexpr size_t kLongestCommon = 4;
constexpr double kCommonWord = 5.5;

double bits(char c) {
  if (c >= 'a' && c <= 'z') return kLetters[static_cast<size_t>(c - 'a')];
  if (c == ' ') return kSpace;
  if (c >= '0' && c <= '9') return kDigit;
  return c == '.' || c == ',' || c == '-' || c == '\'' ? kStop : kOther;
}

}  // namespace

double text_rarity(std::string_view literal) {
  std::string_view word = literal;
  while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
  while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
  double sum = 0;
  for (const char c : literal.substr(0, kCounted)) sum += bits(c);
  const bool common = word.size() <= kLongestCommon && std::find(kCommon.begin(), kCommon.end(), word) != kCommon.end();
  return common ? std::min(sum, kCommonWord) : sum;
}

}  // namespace quern::pattern

#include "grammar/phrase_filter.h"

#include <cstring>

namespace quern {
namespace {

uint64_t first_eight(std::string_view phrase) {
  uint64_t word = 0;
  if (phrase.size() >= sizeof word) {
    std::memcpy(&word, phrase.data(), sizeof word);
  } else {
    for (const char c : phrase) word = word << 8 | static_cast<unsigned char>(c);
  }
  return word;
}

}  // namespace

size_t PhraseFilter::hash(std::string_view phrase) {
  const std::string_view end = phrase.size() > 8 ? phrase.substr(phrase.size() - 8) : phrase;
  uint64_t mixed = (first_eight(phrase) ^ phrase.size()) * 0x9E3779B97F4A7C15u;
  mixed = ((mixed >> 32 | mixed << 32) ^ first_eight(end)) * 0xD6E8FEB86659FD93u;
  return mixed >> (64 - kHashBits);
}

}  // namespace quern

#include "text/letter_model.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace quern::mojibake {
namespace {

constexpr uint32_t kNone = 1023;  // in a key: no letter here
constexpr uint32_t kEmpty = 0xFFFFFFFF;
constexpr float kStep = 1.f / 12;        // nats for each unit of a byte
constexpr float kUnheardOf = 16;         // nats for a letter that is in no entry
constexpr float kUnseenPair = 12;        // nats at most for a pair that was not counted: the sources leave out all but frequent ones
constexpr char32_t kAlphabets = 0x3000;  // the model's letters are below
constexpr char32_t kFirstWide = 0x3400, kLastWide = 0xD7A3;
constexpr unsigned char kUnlisted = 180;  // the cost of a wide character that is never met
constexpr std::string_view kMagic = "QLETTERS";
constexpr size_t kHead = kMagic.size() + 8;

uint32_t little_endian(const unsigned char* bytes, size_t size) {
  uint32_t value = 0;
  for (size_t i = size; i-- > 0;) value = value << 8 | bytes[i];
  return value;
}

constexpr uint32_t key_of(uint32_t a, uint32_t b, uint32_t c) { return a << 20 | b << 10 | c; }

}  // namespace

const LetterModel& LetterModel::get() {
  static const LetterModel model(embedded_letters());
  return model;
}

LetterModel::LetterModel(std::span<const unsigned char> file) {
  if (file.size() < kHead || std::memcmp(file.data(), kMagic.data(), kMagic.size()) != 0) return;
  const size_t letters = little_endian(&file[kMagic.size()], 4);
  const size_t slots = little_endian(&file[kMagic.size() + 4], 4);
  const size_t wide_at = kHead + 2 * letters + 6 * slots;
  if (!std::has_single_bit(slots) || file.size() < wide_at + 4) return;
  read_wide(file.subspan(wide_at));
  const unsigned char* alphabet = file.data() + kHead;
  keys_ = alphabet + 2 * letters;
  costs_ = keys_ + 4 * slots;
  fallbacks_ = costs_ + slots;
  slots_ = static_cast<uint32_t>(slots);
  numbers_.resize(kAlphabets);
  for (size_t i = 0; i < letters; ++i)
    if (const uint32_t c = little_endian(alphabet + 2 * i, 2); c < kAlphabets) numbers_[c] = static_cast<uint16_t>(i + 1);
  for (char32_t c = 'A'; c < kAlphabets; ++c)
    if (numbers_[c] == 0)
      if (const UChar32 lower = u_tolower(static_cast<UChar32>(c)); lower < static_cast<UChar32>(kAlphabets)) numbers_[c] = numbers_[lower];
}

void LetterModel::read_wide(std::span<const unsigned char> part) {
  const size_t count = little_endian(part.data(), 4);
  if (part.size() != 4 + 3 * count) return;
  wide_costs_.assign(kLastWide - kFirstWide + 1, kUnlisted);
  for (size_t i = 0; i < count; ++i) {
    const char32_t c = little_endian(&part[4 + 2 * i], 2);
    if (c >= kFirstWide && c <= kLastWide) wide_costs_[c - kFirstWide] = part[4 + 2 * count + i];
  }
}

float LetterModel::wide_cost(char32_t c) const {
  const size_t at = c - kFirstWide;
  if (wide_costs_.empty()) return kUnheardOf / 2;
  return static_cast<float>(at < wide_costs_.size() ? wide_costs_[at] : kUnlisted) * kStep;
}

LetterModel::Entry LetterModel::find(uint32_t key) const {
  if (slots_ == 0) return {};
  const uint32_t mask = slots_ - 1;
  for (uint32_t slot = key * 0x9E3779B1u >> (32 - std::countr_zero(slots_));; slot = (slot + 1) & mask) {
    uint32_t found;
    std::memcpy(&found, keys_ + size_t{4} * slot, 4);
    if constexpr (std::endian::native == std::endian::big) found = little_endian(keys_ + size_t{4} * slot, 4);
    if (found == key) return {static_cast<float>(costs_[slot]) * kStep, static_cast<float>(fallbacks_[slot]) * kStep, true};
    if (found == kEmpty) return {};
  }
}

float LetterModel::cost(uint16_t b, uint16_t c) const {
  if (const Entry pair = find(key_of(kNone, b, c)); pair.known) return pair.cost;
  const Entry single = find(key_of(kNone, kNone, c));
  return std::min(find(key_of(kNone, kNone, b)).fallback + (single.known ? single.cost : kUnheardOf), kUnseenPair);
}

float LetterModel::cost(uint16_t a, uint16_t b, uint16_t c) const {
  if (const Entry triple = find(key_of(a, b, c)); triple.known) return triple.cost;
  return find(key_of(kNone, a, b)).fallback + cost(b, c);
}

}  // namespace quern::mojibake

#include "text/lossy_reader.h"
#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace quern::mojibake {
namespace {

using utf8::kReplacement;
constexpr size_t kMostCharacters = 1024;  // that a reading may leave open

// How rare each loss is, in nats.
constexpr float kSpacePrice = 1.5f, kQuotePrice = 1.5f, kHyphenPrice = 2, kLostPrice = 2, kQuestionPrice = 3;
constexpr float kDroppedControl = 4, kDroppedSpace = 6, kSharedSpace = 3, kDroppedHyphen = 3, kBeforeSpace = 4, kCutPrice = -4;

// What `c` stands for where something changed it.
void add_changed(char32_t c, const Survivors& survivors, std::vector<LossyReading>& out) {
  switch (c) {
    case ' ':
      if (!survivors.spaces) out.push_back({1, kSpacePrice, 1, 0, false, {0xA0}});
      break;
    case '-':
      if (!survivors.hyphens) out.push_back({1, kHyphenPrice, 1, 0, false, {0xAD}});
      break;
    case '"': out.push_back({1, kQuotePrice, 1, 0, false, {0x201C, 0x201D, 0x201E}}); break;
    case '\'': out.push_back({1, kQuotePrice, 1, 0, false, {0x2018, 0x2019, 0x201A}}); break;
    case '?': out.push_back({1, kQuestionPrice, 1, 0, true, {}}); break;
    case kReplacement: out.push_back({1, kLostPrice, 1, 0, true, {}}); break;
    default: break;
  }
}

// What may have stood before `next`, where nothing stands now. A no-break space before a space may have become one with it.
void add_dropped(char32_t next, const Survivors& survivors, std::vector<LossyReading>& out) {
  if (next == kReplacement || next == '?') return;
  const float before_space = next == ' ' ? kBeforeSpace : 0;
  if (!survivors.lost_controls.empty()) out.push_back({0, kDroppedControl + before_space, 1, 1, false, survivors.lost_controls});
  if (!survivors.spaces && !(next == ' ' && survivors.runs))
    out.push_back({0, next == ' ' ? kSharedSpace : kDroppedSpace, 1, 1, false, {0xA0}});
  // A hyphen in its place is the soft hyphen itself.
  if (!survivors.hyphens && next != '-') out.push_back({0, kDroppedHyphen + before_space, 1, 1, false, {0xAD}});
}

char32_t upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

bool is_valid(char32_t c, size_t size) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return false;
  return size == 2 ? c >= 0x80 : size == 3 ? c >= 0x800 : c >= 0x10000;
}

}  // namespace

// A sequence that is read as far as `used` characters.
struct LossyReader::Partial {
  uint32_t used = 0;
  float price = 0;
  uint32_t allowed = 0;  // losses
  uint32_t losses = 0;
  uint32_t dropped = 0;
  bool wild = false;
  size_t size = 0;  // bytes of the whole, and
  size_t left = 0;  // those still to come
  std::vector<char32_t> values;
};

// The characters of the text themselves, layer 0.
std::vector<LossyReading> LossyReader::shown(size_t at, uint32_t losses) const {
  std::vector<LossyReading> out;
  if (at < text_.size()) {
    const char32_t c = text_[at];
    if (c >= 0x80 && c != kReplacement) out.push_back({1, 0, 0, 0, false, {c}});
    if (!out.empty() && options_.lower_case && upper(c) != c) out.back().characters.push_back(upper(c));
    if (losses > 0) add_changed(c, survivors_, out);
  }
  if (losses > 0) add_dropped(at < text_.size() ? text_[at] : U' ', survivors_, out);
  return out;
}

std::vector<LossyReading> LossyReader::read(size_t at, size_t depth, uint32_t losses) const {
  if (depth == 0) return shown(at, losses);
  std::vector<LossyReading> out;
  if (at >= text_.size()) return out;
  for (const LossyReading& first : read(at, depth - 1, losses)) {
    if (first.size == 0) continue;
    if (first.wild && first.characters.empty()) read_behind_lost(at, depth, losses, first, out);
    for (const char32_t c : first.characters) {
      const unsigned char lead = byte(depth, c);
      if (lead < 0xC2 || lead > 0xF4) continue;
      const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      read_on(at + first.size, depth,
              {first.size,
               first.price,
               losses,
               first.losses,
               first.dropped,
               first.wild,
               size,
               size - 1,
               {static_cast<char32_t>(lead & (0x7Fu >> size))}},
              out);
    }
  }
  return out;
}

// The first byte is the one that was lost.
void LossyReader::read_behind_lost(size_t at, size_t depth, uint32_t losses, const LossyReading& first,
                                   std::vector<LossyReading>& out) const {
  for (size_t size = 2; size <= 4; ++size) {
    Partial partial{first.size, first.price, losses, first.losses, first.dropped, true, size, size - 1, {}};
    const unsigned char least = size == 2 ? 0xC2 : size == 3 ? 0xE0 : 0xF0, most = size == 2 ? 0xDF : size == 3 ? 0xEF : 0xF4;
    for (unsigned char lead = least; lead <= most; ++lead) partial.values.push_back(lead & (0x7Fu >> size));
    read_on(at + first.size, depth, partial, out);
  }
}

void LossyReader::read_on(size_t at, size_t depth, const Partial& partial, std::vector<LossyReading>& out) const {
  if (partial.left == 0) {
    LossyReading done{partial.used, partial.price, partial.losses, partial.dropped, partial.wild, {}};
    for (const char32_t c : partial.values)
      if (is_valid(c, partial.size)) done.characters.push_back(c);
    if (partial.wild && done.characters.empty()) done.characters.push_back(kReplacement);
    if (!done.characters.empty()) out.push_back(std::move(done));
    return;
  }
  if (at >= text_.size() && options_.ends_text) {
    out.push_back({partial.used, partial.price + kCutPrice, partial.losses + 1, partial.dropped, true, {kReplacement}});
    return;
  }
  for (const LossyReading& next : read(at, depth - 1, partial.allowed - std::min(partial.allowed, partial.losses))) {
    // Where the rest of a short sequence stands, nothing was dropped.
    if (next.size == 0 && partial.size == 2 && depth == 1 && at < text_.size() && continues(text_[at])) continue;
    std::vector<unsigned char> bytes;
    const bool lost = next.wild && (next.characters.empty() || next.characters.front() == kReplacement);
    for (unsigned char b = 0x80; lost && b < 0xC0; ++b) bytes.push_back(b);
    for (const char32_t c : next.characters)
      if (const unsigned char b = byte(depth, c); b >= 0x80 && b < 0xC0 && std::find(bytes.begin(), bytes.end(), b) == bytes.end())
        bytes.push_back(b);
    // A character U+FFFD of an inner layer was lost before the misreading of the layers around it.
    const bool marked = next.characters.size() == 1 && next.characters.front() == kReplacement && depth > 1;
    if (bytes.empty() && !marked) continue;
    Partial longer = partial;
    longer.used += next.size;
    longer.price += next.price;
    longer.losses += next.losses;
    longer.dropped += next.dropped;
    longer.wild |= next.wild || marked;
    --longer.left;
    longer.values.clear();
    if (bytes.size() * partial.values.size() <= kMostCharacters)
      for (const char32_t value : partial.values)
        for (const unsigned char b : bytes) longer.values.push_back(value << 6 | (b & 0x3Fu));
    if (longer.values.empty() && !longer.wild) continue;
    read_on(at + next.size, depth, longer, out);
  }
}

}  // namespace quern::mojibake

#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/ascii.h"

namespace quern {
namespace {

using Edits = std::vector<OriginMap::Edit>;

// Bytes that may start something to change: controls but tab, LF and FF, DEL, and the leads of C1, LS, PS and U+FEFF.
constexpr auto kSuspect = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 0x20; ++c) table[c] = c != '\t' && c != '\n' && c != '\f';
  table[0x7F] = table[0xC2] = table[0xE2] = table[0xEF] = true;
  return table;
}();

size_t next_suspect(std::string_view text, size_t at) {
  while (at < text.size()) {
    for (; at + 8 <= text.size(); at += 8) {  // eight printing ASCII characters at a time
      uint64_t word;
      std::memcpy(&word, text.data() + at, 8);
      const uint64_t below_space = word - 0x2020202020202020ull;
      const uint64_t del = word + 0x0101010101010101ull;
      const uint64_t others = (word | below_space | del) & 0x8080808080808080ull;
      if (others == 0) continue;
      // The lowest is never a mistake, which a borrow makes of higher ones.
      if constexpr (std::endian::native == std::endian::little) at += static_cast<size_t>(std::countr_zero(others)) / 8;
      break;
    }
    for (const size_t end = std::min(at + 8, text.size()); at < end; ++at)
      if (kSuspect[static_cast<unsigned char>(text[at])]) return at;
  }
  return at;
}

// What becomes of the characters at a suspect byte.
struct Change {
  size_t size = 1;        // bytes it takes
  bool changes = false;   // false: they stay
  std::string_view into;  // "" or "\n"
};

Change change_ascii(std::string_view text, size_t at, const NormalizeOptions& options) {
  const char c = text[at];
  if (c == '\0') return {1, true, ""};
  if (c == '\r') return {text.substr(at).starts_with("\r\n") ? 2u : 1u, options.line_ends, "\n"};
  if (c == '\v') return {1, options.line_ends, "\n"};
  return {1, options.controls, ""};
}

Change change_at(std::string_view text, size_t at, const NormalizeOptions& options) {
  const auto byte = [&](size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  switch (byte(0)) {
    case 0xC2:
      if (byte(1) == 0x85) return {2, options.line_ends || options.controls, "\n"};
      return {2, options.controls && byte(1) < 0xA0, ""};
    case 0xE2: return {3, options.line_ends && byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9), "\n"};
    case 0xEF: return {3, options.controls && byte(1) == 0xBB && byte(2) == 0xBF, ""};
    default: return change_ascii(text, at, options);
  }
}

Span span_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

void clean_characters(std::string_view text, const NormalizeOptions& options, Normalized& out) {
  Edits edits;
  size_t copied = 0;
  for (size_t at = next_suspect(text, 0); at < text.size(); at = next_suspect(text, at)) {
    const Change change = change_at(text, at, options);
    if (change.changes) {
      out.had_nul |= text[at] == '\0';
      out.had_controls |= change.into.empty() && text[at] != '\0' && text[at] != '\xEF';  // U+FEFF is none
      out.neighbours |= change.into.empty() || text[at] != '\r';
      out.text.append(text, copied, at - copied);
      edits.push_back({span_of(at, at + change.size), span_of(out.text.size(), out.text.size() + change.into.size())});
      out.text += change.into;
      copied = at + change.size;
    }
    at += change.size;
  }
  if (edits.empty()) return;
  out.text.append(text, copied, text.size() - copied);
  out.origin = OriginMap(std::move(edits));
  out.changed = true;
}

// Characters that are composed and compose with nothing: typography first, for it is met most.
constexpr auto kSettled = std::to_array<std::pair<char32_t, char32_t>>({
    {0x0000, 0x02FF},
    {0x2002, 0x20CF},
    {0x0391, 0x0482},
    {0x048A, 0x0590},
    {0x1E00, 0x1EFF},
    {0x2190, 0x2328},
    {0x232B, 0x2AD0},
    {0x3000, 0x3029},
    {0x4E00, 0x9FFF},
    {0xAC00, 0xD7A3},
    {0xFE00, 0xFE0F},
    {0xFF00, 0xFFFF},
    {0x1F000, 0x1FAFF},
});

bool is_settled(char32_t c) {
  return std::any_of(kSettled.begin(), kSettled.end(), [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool may_compose(std::string_view text) {
  for (size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at))
    if (!is_settled(utf8::next(text, at))) return true;
  return false;
}

Edits edits_of(const icu::Edits& changes) {
  Edits edits;
  UErrorCode status = U_ZERO_ERROR;
  for (auto it = changes.getFineChangesIterator(); it.next(status);) {
    edits.push_back({span_of(it.sourceIndex(), it.sourceIndex() + it.oldLength()),
                     span_of(it.destinationIndex(), it.destinationIndex() + it.newLength())});
  }
  return edits;
}

void compose(std::string_view text, Normalized& out) {
  if (!may_compose(text)) return;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status) || U_FAILURE(status)) return;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  icu::Edits changes;
  nfc->normalizeUTF8(0, piece, sink, &changes, status);
  if (U_FAILURE(status)) return;
  out.origin = out.origin.then(OriginMap(edits_of(changes)));
  out.text = std::move(composed);
  out.changed = out.neighbours = true;
}

}  // namespace

Normalized normalize(std::string_view utf8, const NormalizeOptions& options) {
  Normalized out;
  clean_characters(utf8, options, out);
  if (options.nfc) compose(out.changed ? std::string_view(out.text) : utf8, out);
  return out;
}

}  // namespace quern

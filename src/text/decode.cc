#include "text/decode.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "json/utf8_check.h"
#include "text/charset_guess.h"
#include "text/converter.h"

namespace quern {
namespace {

constexpr std::string_view kUtf8 = "utf-8";

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Control characters that text does not have; back space, escape and all spaces it may.
constexpr unsigned is_strange(unsigned char c) { return (c < 0x20) & ((c < 0x08) | (c > 0x0D)) & (c != 0x1B); }

// Without a branch, and summed up in bytes as long as those hold, so that compilers use wide registers.
size_t count_controls(std::string_view text) {
  constexpr size_t kStretch = 255;
  size_t count = 0;
  for (size_t at = 0; at < text.size(); at += kStretch) {
    uint8_t in_stretch = 0;
    for (const char c : text.substr(at, kStretch))
      in_stretch = static_cast<uint8_t>(in_stretch + is_strange(static_cast<unsigned char>(c)));
    count += in_stretch;
  }
  return count;
}

Error not_text(std::string_view why) {
  return {"not_text",
          {},
          "The bytes are no text: " + std::string(why) + ".",
          "Give text; convert PDF and office files, images and archives first."};
}

// How well bytes that are not UTF-8 as a whole would do as such.
struct Utf8Balance {
  size_t sequences = 0;  // well-formed ones of two and more bytes
  size_t bad_runs = 0;
  bool cut_at_end = false;  // the last run is the start of a character that the end cuts off
};

bool starts_character(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() >= size) return false;
  return std::all_of(bytes.begin() + 1, bytes.end(), [](char c) { return utf8::is_continuation(c); });
}

// The end of the bad run that begins at `at`: where valid text goes on.
size_t bad_run_end(std::string_view bytes, size_t at) {
  do ++at;
  while (at < bytes.size() && is_high(bytes[at]) && utf8::valid_prefix(bytes.substr(at, 4)) == 0);
  return at;
}

// Calls good(begin, end) and bad(begin, end) for the pieces of `bytes` in turn.
template <typename Good, typename Bad>
void walk_broken_utf8(std::string_view bytes, Good good, Bad bad) {
  for (size_t at = 0; at < bytes.size();) {
    const size_t valid = utf8::valid_prefix(bytes.substr(at));
    if (valid > 0) good(at, at + valid);
    at += valid;
    if (at == bytes.size()) break;
    const size_t end = bad_run_end(bytes, at);
    bad(at, end);
    at = end;
  }
}

Utf8Balance weigh_utf8(std::string_view bytes) {
  Utf8Balance balance;
  walk_broken_utf8(
      bytes,
      [&](size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) balance.sequences += static_cast<unsigned char>(bytes[i]) >= 0xC0;
      },
      [&](size_t begin, size_t end) {
        ++balance.bad_runs;
        balance.cut_at_end = end == bytes.size() && starts_character(bytes.substr(begin));
      });
  return balance;
}

// Text has next to no control characters; valid encodings may have some (a broken export), guessed ones must not.
std::optional<Error> refuse(const Decoded& decoded, bool guessed) {
  const size_t controls = count_controls(decoded.utf8);
  const size_t allowed = guessed ? decoded.utf8.size() / 100 : decoded.utf8.size() * 3 / 10;
  const bool few = !guessed && controls < 8 && controls < decoded.utf8.size();
  if (controls > allowed && !few) return not_text("control characters stand all over them");
  if (guessed && decoded.undecodable.size() * 20 > decoded.utf8.size()) return not_text("they are not valid in any encoding");
  return std::nullopt;
}

Result<Decoded> accept(Decoded decoded, bool guessed = false) {
  if (std::optional<Error> error = refuse(decoded, guessed)) return std::move(*error);
  return decoded;
}

// Of the likely charsets the first that explains all bytes, or else the likeliest.
Decoded convert_by_guess(std::string_view bytes) {
  std::optional<Decoded> first;
  for (const std::string& charset : likely_charsets(bytes)) {
    Decoded decoded = convert(bytes, charset);
    if (decoded.undecodable.empty()) return decoded;
    if (!first) first = std::move(decoded);
  }
  return std::move(*first);
}

std::optional<Decoded> decode_if_utf8(std::string_view bytes) {
  if (is_utf8(bytes) || is_mostly_utf8(bytes)) return decode_utf8(bytes);
  return std::nullopt;
}

Result<Decoded> decode_unmarked(std::string_view bytes) {
  if (const std::string_view wide = utf16_without_mark(bytes); !wide.empty()) return accept(convert(bytes, std::string(wide)));
  if (std::optional<Decoded> decoded = decode_if_utf8(bytes)) return accept(std::move(*decoded));
  if (count_controls(bytes) > bytes.size() / 100) return not_text("they are not UTF-8, and control characters stand all over them");
  return accept(convert_by_guess(bytes), /*guessed=*/true);
}

// Leaves the mark out of the text, and in the origin map where that leads to the bytes.
Result<Decoded> decode_marked(std::string_view bytes, const ByteOrderMark& mark) {
  const std::string_view body = bytes.substr(mark.size);
  if (mark.charset != "utf-8") return accept(convert(body, std::string(mark.charset)));
  Decoded decoded = decode_utf8(body);
  const auto size = static_cast<uint32_t>(mark.size);
  std::vector<OriginMap::Edit> edits{{{0, size}, {0, 0}}};
  for (OriginMap::Edit edit : decoded.origin.edits()) {
    edit.before.begin += size;
    edit.before.end += size;
    edits.push_back(edit);
  }
  decoded.origin = OriginMap(std::move(edits));
  return accept(std::move(decoded));
}

}  // namespace

// In a single-byte encoding well-formed sequences come about by chance only, so they prove UTF-8 where they are many.
bool is_mostly_utf8(std::string_view bytes) {
  const Utf8Balance balance = weigh_utf8(bytes);
  if (balance.bad_runs == 1 && balance.cut_at_end) return true;
  return balance.sequences > 0 && balance.bad_runs * 2 <= balance.sequences;
}

Decoded decode_utf8(std::string_view bytes) {
  Decoded out;
  out.charset = "utf-8";
  if (is_utf8(bytes)) {
    out.utf8 = bytes;
    return out;
  }
  std::vector<OriginMap::Edit> edits;
  walk_broken_utf8(
      bytes, [&](size_t begin, size_t end) { out.utf8.append(bytes, begin, end - begin); },
      [&](size_t begin, size_t end) {
        const auto at = static_cast<uint32_t>(out.utf8.size());
        out.utf8 += utf8::kReplacementBytes;
        const Span span{at, static_cast<uint32_t>(out.utf8.size())};
        out.undecodable.push_back({span, std::string(bytes.substr(begin, end - begin))});
        edits.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, span});
      });
  out.origin = OriginMap(std::move(edits));
  return out;
}

Result<Decoded> decode(std::span<const std::byte> bytes, std::string_view declared_charset) {
  const std::string_view view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  std::optional<std::string> declared;
  if (!declared_charset.empty()) {
    declared = charset_named(declared_charset);
    if (!declared) {
      return Error{"unknown_charset",
                   {},
                   "The declared charset `" + std::string(declared_charset) + "` is not known.",
                   "Name one that ICU knows, such as utf-8 or windows-1252, or leave it out to have it found."};
    }
  }
  const ByteOrderMark mark = byte_order_mark(view);
  Result<Decoded> decoded = mark.size > 0                    ? decode_marked(view, mark)
                            : declared && *declared != kUtf8 ? accept(convert(view, *declared))
                                                             : decode_unmarked(view);
  if (decoded && declared) decoded->overruled = decoded->charset != *declared;
  return decoded;
}

}  // namespace quern

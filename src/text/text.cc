#include "quern/text.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "text/decode.h"
#include "text/normalize.h"
#include "text/repair.h"

namespace quern {
namespace {

constexpr size_t kLimit = size_t{1} << 30;  // decoding may make three bytes of one, and offsets have 32 bits

constexpr size_t kOrdinaryLine = 64;  // bytes

constexpr std::string_view kReplacement = "\uFFFD";

// Where lines start: behind "\n", "\r\n" and "\r".
std::vector<uint32_t> line_starts(std::string_view text) {
  std::vector<uint32_t> starts{0};
  starts.reserve(text.size() / kOrdinaryLine);
  const bool has_return = !text.empty() && std::memchr(text.data(), '\r', text.size()) != nullptr;
  for (size_t at = 0; at < text.size();) {
    const size_t end = has_return ? text.find_first_of("\r\n", at) : text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    if (at < text.size()) starts.push_back(static_cast<uint32_t>(at));
  }
  return starts;
}

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

void take_decoded(Decoded& decoded, std::span<const std::byte> bytes, Text& text) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string_view as_decoded = decoded.from_bytes ? raw : decoded.utf8;
  text.decoded_bytes = static_cast<uint32_t>(as_decoded.size());
  text.lines = line_starts(as_decoded);
  text.charset = std::move(decoded.charset);
  text.origin = std::move(decoded.origin);
  for (const Decoded::Undecodable& bad : decoded.undecodable)
    text.repairs.push_back({"undecodable", "", bad.span, 0, hex_of(bad.bytes), std::string(kReplacement), Certainty::kProven, "decode"});
  if (!decoded.undecodable.empty()) text.flags.emplace_back("undecodable_bytes");
  text.utf8 = std::move(decoded.utf8);
}

// The range that `span` has become; a change that reaches into it belongs to it as a whole.
Span moved(Span span, const OriginMap& map) {
  const auto edits = map.edits();
  const auto within =
      std::lower_bound(edits.begin(), edits.end(), span.end, [](const OriginMap::Edit& e, uint32_t end) { return e.before.end < end; });
  const bool cut = within != edits.end() && within->before.begin < span.end;
  return {map.after(span.begin), cut ? within->after.end : map.after(span.end)};
}

// Replaces the text by one that was made of it.
void advance(Text& text, std::string changed, const OriginMap& map) {
  for (Repair& repair : text.repairs) repair.span = moved(repair.span, map);
  text.origin = text.origin.then(map);
  text.utf8 = std::move(changed);
}

void flag(Text& text, std::string_view code) {
  if (std::find(text.flags.begin(), text.flags.end(), code) == text.flags.end()) text.flags.emplace_back(code);
}

// Whether U+FFFD stood in the source: it was decoded wrongly before it came here.
bool lost_before(const Text& text) {
  size_t count = 0;
  for (size_t at = text.utf8.find(kReplacement); at != std::string::npos; at = text.utf8.find(kReplacement, at + 1))
    if (++count > text.repairs.size()) return true;
  return false;
}

// Returns whether strong signs of mojibake are left.
bool repair_text(Text& text, const TextOptions& options) {
  RepairOutcome done = repair(text.utf8, {options.certain});
  if (!done.changed) return done.suspect;
  advance(text, std::move(done.text), done.origin);
  text.repairs.insert(text.repairs.end(), std::make_move_iterator(done.repairs.begin()), std::make_move_iterator(done.repairs.end()));
  return done.suspect;
}

// Returns whether there may be mojibake now that was none before.
bool normalize_text(Text& text, const TextOptions& options) {
  Normalized done = normalize(text.utf8, {options.nfc, options.controls, options.line_ends});
  if (done.had_nul) flag(text, "nul_characters");
  if (done.had_controls) flag(text, "control_characters");
  if (done.changed) advance(text, std::move(done.text), done.origin);
  return done.neighbours;
}

// Repairs first, for control characters are evidence; and again where normalization brought new things together.
void settle(Text& text, const TextOptions& options) {
  bool suspect = lost_before(text);
  bool again = true;
  while (again) {
    if (options.repair) suspect |= repair_text(text, options);
    again = normalize_text(text, options) && options.repair;
  }
  if (suspect) flag(text, "mojibake_suspect");
}

void locate_repairs(Text& text) {
  const auto earlier = [](const Repair& a, const Repair& b) { return a.span.begin < b.span.begin; };
  if (!std::is_sorted(text.repairs.begin(), text.repairs.end(), earlier))
    std::stable_sort(text.repairs.begin(), text.repairs.end(), earlier);
  for (Repair& repair : text.repairs) repair.line = text.source_line(repair.span.begin);
}

}  // namespace

uint32_t Text::source_line(uint32_t offset) const {
  const auto behind = std::upper_bound(lines.begin(), lines.end(), origin.before(offset));
  return static_cast<uint32_t>(std::max<std::ptrdiff_t>(behind - lines.begin(), 1));
}

Result<Text> prepare_text(std::span<const std::byte> bytes, const TextOptions& options) {
  if (bytes.size() > kLimit) {
    return Error{"document_too_large",
                 {},
                 "A document of " + std::to_string(bytes.size()) + " bytes is larger than a text may be (1 GiB).",
                 "Split it into its documents first."};
  }
  Result<Decoded> decoded = decode(bytes, options.charset);
  if (!decoded) return decoded.errors();
  Text text;
  take_decoded(*decoded, bytes, text);
  settle(text, options);
  locate_repairs(text);
  return text;
}

}  // namespace quern

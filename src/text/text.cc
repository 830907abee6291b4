#include "quern/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

#include "base/terminal.h"
#include "base/utf8.h"
#include "text/clean.h"
#include "text/decode.h"
#include "text/prepare.h"

namespace quern {
namespace {

constexpr size_t kLimit = size_t{1} << 30;  // decoding may make three bytes of one, and offsets have 32 bits

constexpr size_t kOrdinaryLine = 64;  // bytes

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

// Whether U+FFFD stood in the source: it was decoded wrongly before it came here.
bool lost_before(const Text& text) {
  size_t count = 0;
  for (size_t at = text.utf8.find(utf8::kReplacementBytes); at != std::string::npos; at = text.utf8.find(utf8::kReplacementBytes, at + 1))
    if (++count > text.repairs.size()) return true;
  return false;
}

void locate_repairs(Text& text) {
  const auto earlier = [](const Repair& a, const Repair& b) { return a.span.begin < b.span.begin; };
  if (!std::is_sorted(text.repairs.begin(), text.repairs.end(), earlier))
    std::stable_sort(text.repairs.begin(), text.repairs.end(), earlier);
  for (Repair& repair : text.repairs) repair.line = text.source_line(repair.span.begin);
}

Text finished(Decoded decoded, std::span<const std::byte> bytes, const TextOptions& options) {
  Text text = take_decoded(std::move(decoded), bytes);
  clean_text(text, options);
  return text;
}

Text cleaned(std::string_view text, Steps steps) {
  TextOptions options;
  options.steps = steps;
  return finished(decode_utf8(text), std::as_bytes(std::span(text)), options);
}

constexpr auto kStepNames = std::to_array<NamedStep>({
    {Step::kEscaped, "escaped"},
    {Step::kEntities, "entities"},
    {Step::kRepair, "repair"},
    {Step::kWidth, "width"},
    {Step::kQuotes, "quotes"},
    {Step::kDashes, "dashes"},
    {Step::kSpaces, "spaces"},
    {Step::kLigatures, "ligatures"},
    {Step::kControls, "controls"},
    {Step::kZeroWidth, "zero-width"},
    {Step::kLineEnds, "line-ends"},
    {Step::kNfc, "nfc"},
    {Step::kNfkc, "nfkc"},
});

}  // namespace

std::span<const NamedStep> all_steps() { return kStepNames; }

uint32_t Text::source_line(uint32_t offset) const {
  const auto behind = std::upper_bound(lines.begin(), lines.end(), origin.before(offset));
  return static_cast<uint32_t>(std::max<std::ptrdiff_t>(behind - lines.begin(), 1));
}

Text take_decoded(Decoded decoded, std::span<const std::byte> bytes) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string_view as_decoded = decoded.from_bytes ? raw : decoded.utf8;
  Text text;
  text.decoded_bytes = static_cast<uint32_t>(as_decoded.size());
  text.lines = line_starts(as_decoded);
  text.charset = std::move(decoded.charset);
  text.origin = std::move(decoded.origin);
  for (const Decoded::Undecodable& bad : decoded.undecodable)
    text.repairs.push_back(
        {"undecodable", "", bad.span, 0, escape_bytes(bad.bytes), std::string(utf8::kReplacementBytes), Certainty::kProven, "decode"});
  if (!decoded.undecodable.empty()) text.flags.emplace_back("undecodable_bytes");
  if (decoded.overruled) text.flags.emplace_back("charset_overruled");
  text.utf8 = std::move(decoded.utf8);
  return text;
}

void replace_text(Text& text, std::string made, const OriginMap& map) {
  for (Repair& repair : text.repairs) repair.span = moved(repair.span, map);
  std::erase_if(text.repairs, [&](const Repair& repair) { return repair.span.of(made) != repair.to; });
  text.origin = text.origin.then(map);
  text.utf8 = std::move(made);
}

OriginMap clean_text(Text& text, const TextOptions& options) {
  const bool lost = lost_before(text);
  Cleaned done = clean(text.utf8, {options.steps, options.certain, Tracking::kOrigin});
  if (done.had_nul) text.flags.emplace_back("nul_characters");
  if (done.had_controls) text.flags.emplace_back("control_characters");
  if (done.suspect || lost) text.flags.emplace_back("mojibake_suspect");
  if (done.changed) {
    for (Repair& repair : text.repairs) repair.span = moved(repair.span, done.origin);
    text.repairs.insert(text.repairs.end(), std::make_move_iterator(done.repairs.begin()), std::make_move_iterator(done.repairs.end()));
    text.origin = text.origin.then(done.origin);
    text.utf8 = std::move(done.text);
  }
  locate_repairs(text);
  return std::move(done.origin);
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
  return finished(std::move(*decoded), bytes, options);
}

Text repair(std::string_view text) { return cleaned(text, {Step::kRepair}); }
Text normalize(std::string_view text, Steps steps) { return cleaned(text, steps); }

}  // namespace quern

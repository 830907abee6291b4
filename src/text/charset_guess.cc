#include "text/charset_guess.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>

#include "text/converter.h"

namespace quern {
namespace {

constexpr size_t kSample = 16384;
constexpr int32_t kLeastConfidence = 10;  // of 100; below it ucsdet tosses a coin
constexpr std::string_view kFallback = "windows-1252";

constexpr auto kMarks = std::to_array<std::pair<std::string_view, std::string_view>>({
    {std::string_view("\xFF\xFE\0\0", 4), "utf-32le"},
    {std::string_view("\0\0\xFE\xFF", 4), "utf-32be"},
    {"\xEF\xBB\xBF", "utf-8"},
    {"\xFF\xFE", "utf-16le"},
    {"\xFE\xFF", "utf-16be"},
});

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Pieces around the bytes beyond ASCII: they alone tell one encoding from another, and may stand far down.
std::string telling_sample(std::string_view bytes) {
  constexpr size_t kAround = 64;
  std::string sample;
  for (size_t at = 0; at < bytes.size() && sample.size() < kSample;) {
    if (!is_high(bytes[at]) && bytes[at] != '\x1B') {
      ++at;
      continue;
    }
    const size_t begin = at < kAround ? 0 : at - kAround;
    const size_t end = std::min(bytes.size(), at + kAround);
    sample.append(bytes, begin, end - begin);
    sample += ' ';
    at = end;
  }
  return sample;
}

// No page of the web is in EBCDIC, nor in a wide form without a mark.
bool is_plausible(std::string_view name) { return !name.starts_with("IBM42") && !name.starts_with("UTF-"); }

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
  for (const auto& [mark, charset] : kMarks)
    if (bytes.starts_with(mark)) return {charset, mark.size()};
  return {};
}

std::string_view utf16_without_mark(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, std::min<size_t>(bytes.size(), 4096));
  if (sample.size() < 4 || std::memchr(sample.data(), 0, sample.size()) == nullptr) return {};
  std::array<size_t, 2> nuls{};
  for (size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == 0;
  const size_t pairs = sample.size() / 2;
  const auto many = [&](size_t n) { return n * 10 >= pairs * 4; };
  const auto few = [&](size_t n) { return n * 20 <= pairs; };
  if (many(nuls[1]) && few(nuls[0])) return "utf-16le";
  if (many(nuls[0]) && few(nuls[1])) return "utf-16be";
  return {};
}

std::vector<std::string> likely_charsets(std::string_view bytes) {
  std::vector<std::string> charsets;
  const std::string sample = telling_sample(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status) || ucsdet_getConfidence(matches[i], &status) < kLeastConfidence || !is_plausible(name)) continue;
    if (const std::optional<std::string> charset = charset_named(name)) charsets.push_back(*charset);
  }
  charsets.emplace_back(kFallback);
  return charsets;
}

}  // namespace quern

#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <utility>

namespace quern {
namespace {

constexpr size_t kSample = 4096;  // CLD2 decides on about this much; more only costs time

// CLD2 knows some languages by codes that ISO 639 has withdrawn.
constexpr auto kRenamed = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"jw", "jv"}, {"mo", "ro"}, {"zh-Hant", "zh"}, {"sr-ME", "sr"}});

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The sample starts a little behind the beginning, where a posting has its prose; the very top is names and places.
std::string_view sample_of(std::string_view text) {
  if (text.size() <= kSample) return text;
  size_t begin = std::min(text.size() / 8, text.size() - kSample);
  while (begin < text.size() && is_continuation(text[begin])) ++begin;
  size_t end = std::min(begin + kSample, text.size());
  while (end > begin && end < text.size() && is_continuation(text[end])) --end;
  return text.substr(begin, end - begin);
}

}  // namespace

std::optional<std::string> detect_language(std::string_view utf8) {
  const std::string_view sample = sample_of(utf8);
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) return std::nullopt;
  std::string code = CLD2::LanguageCode(language);
  if (code == "un" || code.starts_with("xx")) return std::nullopt;
  for (const auto& [old_code, new_code] : kRenamed)
    if (code == old_code) return std::string(new_code);
  return code;
}

}  // namespace quern

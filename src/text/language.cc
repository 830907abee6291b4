#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "text/plain_english.h"

namespace quern {
namespace {

// CLD2 takes 30 to 60 us for each KiB. Two short slices say the same as the whole text for 999 of 1,000 postings.
constexpr int kLeastShare = 10;  // percent
constexpr size_t kSlices = 2;
constexpr size_t kSlice = 384;

// CLD2 knows some languages by codes that ISO 639 has withdrawn.
constexpr auto kRenamed = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"jw", "jv"}, {"mo", "ro"}, {"zh-Hant", "zh"}, {"sr-ME", "sr"}});

std::string_view slice_at(std::string_view text, size_t begin) {
  while (begin < text.size() && utf8::is_continuation(text[begin])) ++begin;
  size_t end = std::min(begin + kSlice, text.size());
  while (end > begin && end < text.size() && utf8::is_continuation(text[end])) --end;
  return text.substr(begin, end - begin);
}

// From within a long text, away from its ends: those are names and places, and what is on every page of a site.
std::string sample_of(std::string_view text) {
  if (text.size() <= kSlices * kSlice) return std::string(text);
  std::string sample;
  for (size_t i = 0; i < kSlices; ++i) {
    sample += slice_at(text, (text.size() - kSlice) * (2 * i + 1) / (2 * kSlices));
    sample += ' ';
  }
  return sample;
}

std::string iso_code(CLD2::Language language) {
  if (language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) return "";
  std::string code = CLD2::LanguageCode(language);
  if (code == "un" || code.starts_with("xx")) return "";
  for (const auto& [old_code, new_code] : kRenamed)
    if (code == old_code) return std::string(new_code);
  return code;
}

}  // namespace

std::vector<std::string> detect_languages(std::string_view utf8) {
  const std::string sample = sample_of(utf8);
  if (is_plain_english(sample)) return {"en"};
  std::array<CLD2::Language, 3> found{};
  std::array<int, 3> percent{};
  int bytes = 0;
  bool reliable = false;
  const CLD2::Language main = CLD2::DetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true,
                                                          found.data(), percent.data(), &bytes, &reliable);
  std::vector<std::string> languages;
  if (!reliable) return languages;
  const auto add = [&](CLD2::Language language) {
    std::string code = iso_code(language);
    if (!code.empty() && std::find(languages.begin(), languages.end(), code) == languages.end()) languages.push_back(std::move(code));
  };
  add(main);
  for (size_t i = 0; i < found.size(); ++i)
    if (percent[i] >= kLeastShare && !languages.empty()) add(found[i]);
  return languages;
}

}  // namespace quern

#include "text/normal_form.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace quern {
namespace {

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

bool may_change(std::string_view text, NormalForm form) {
  return form == NormalForm::kNfc ? may_compose(text) : skip_ascii(text, 0) < text.size();
}

const icu::Normalizer2* normalizer(NormalForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found =
      form == NormalForm::kNfc ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFKCInstance(status);
  return U_SUCCESS(status) ? found : nullptr;
}

std::vector<OriginMap::Edit> edits_of(const icu::Edits& changes) {
  std::vector<OriginMap::Edit> edits;
  UErrorCode status = U_ZERO_ERROR;
  for (auto it = changes.getFineChangesIterator(); it.next(status);) {
    edits.push_back({span_of(it.sourceIndex(), it.sourceIndex() + it.oldLength()),
                     span_of(it.destinationIndex(), it.destinationIndex() + it.newLength())});
  }
  return edits;
}

}  // namespace

Rewrite compose(std::string_view utf8, NormalForm form) {
  const icu::Normalizer2* to = may_change(utf8, form) ? normalizer(form) : nullptr;
  if (to == nullptr) return {};
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(utf8.data(), static_cast<int32_t>(utf8.size()));
  if (to->isNormalizedUTF8(piece, status) || U_FAILURE(status)) return {};
  Rewrite out;
  icu::StringByteSink<std::string> sink(&out.text);
  icu::Edits changes;
  to->normalizeUTF8(0, piece, sink, &changes, status);
  if (U_FAILURE(status)) return {};
  out.edits = edits_of(changes);
  return out;
}

}  // namespace quern

#include "text/wide_codecs.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <array>
#include <vector>

#include "text/converter.h"

namespace quern::mojibake {
namespace {

struct WideCodec {
  std::string_view name;
  const char* converter;  // ICU's name
};

constexpr auto kWideCodecs = std::to_array<WideCodec>({
    {"gb18030", "gb18030"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"euc-jp", "euc-jp-2007"},
    {"euc-kr", "windows-949"},
    {"big5", "windows-950"},
});

UConverter* converter_of(size_t codec) { return cached_converter(kWideCodecs[codec].converter); }

}  // namespace

size_t wide_codecs() { return kWideCodecs.size(); }

std::string_view wide_codec_name(size_t codec) { return kWideCodecs[codec].name; }

std::optional<std::u32string> decode_wide(size_t codec, std::string_view bytes) {
  UConverter* converter = converter_of(codec);
  if (converter == nullptr) return std::nullopt;
  std::vector<UChar> units(bytes.size() + 1);
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size =
      ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::u32string text;
  for (int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U16_NEXT(units.data(), at, size, c);
    text += static_cast<char32_t>(c);
  }
  return text;
}

std::optional<std::string> encode_wide(size_t codec, std::u32string_view text) {
  UConverter* converter = converter_of(codec);
  if (converter == nullptr) return std::nullopt;
  std::vector<UChar> units;
  for (const char32_t c : text) {
    if (c >= 0x10000) units.push_back(U16_LEAD(c));
    units.push_back(c >= 0x10000 ? U16_TRAIL(c) : static_cast<UChar>(c));
  }
  std::string bytes(4 * units.size() + 4, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()), units.data(),
                                       static_cast<int32_t>(units.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  bytes.resize(static_cast<size_t>(size));
  return bytes;
}

}  // namespace quern::mojibake

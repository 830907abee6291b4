#include "text/codecs.h"

#include <unicode/ucnv.h>

#include <optional>
#include <utility>

#include "base/utf8.h"
#include "text/chars.h"

namespace quern::mojibake {
namespace {

struct Declared {
  std::string_view name;
  const char* converter;  // ICU's name
  double price;
};

// The first of those that explain a text equally well is named in the log.
constexpr auto kDeclared = std::to_array<Declared>({
    {"windows-1252", "windows-1252", 0},
    {"iso-8859-1", "ISO-8859-1", 0},
    {"windows-1250", "windows-1250", 1},
    {"windows-1251", "windows-1251", 1},
    {"windows-1253", "windows-1253", 1},
    {"windows-1254", "windows-1254", 1},
    {"macintosh", "macintosh", 1},
    {"windows-1257", "windows-1257", 1.5},
    {"iso-8859-2", "ISO-8859-2", 1.5},
    {"ibm437", "ibm-437", 2},
    {"ibm850", "ibm-850", 2},
    {"ibm866", "ibm-866", 2},
    {"koi8-r", "KOI8-R", 2},
    {"windows-1255", "windows-1255", 4},
    {"windows-1256", "windows-1256", 4},
    {"windows-1258", "windows-1258", 4},
    {"iso-8859-15", "ISO-8859-15", 4},
    {"iso-8859-9", "ISO-8859-9", 4},
    {"iso-8859-7", "ISO-8859-7", 4},
    {"iso-8859-5", "ISO-8859-5", 5},
    {"ibm852", "ibm-852", 4},
    {"koi8-u", "KOI8-U", 4},
    {"x-mac-cyrillic", "x-mac-cyrillic", 5},
    {"windows-874", "windows-874", 5},
    {"x-mac-ce", "x-mac-centraleurroman", 5},
    {"ibm857", "ibm-857", 5},
});
static_assert(kDeclared.size() <= 32, "CodecMask has a bit for each");

// Signs and letters of one look, of which decoders of one codec take the one or the other.
constexpr auto kAlike =
    std::to_array<std::pair<char32_t, char32_t>>({{0x00B5, 0x03BC}, {0x2126, 0x03A9}, {0x2206, 0x0394}, {0x00A4, 0x20AC}});

std::optional<char32_t> character(UConverter* converter, unsigned char byte) {
  const char source = static_cast<char>(byte);
  const char* at = &source;
  UErrorCode status = U_ZERO_ERROR;
  const UChar32 c = ucnv_getNextUChar(converter, &at, at + 1, &status);
  if (U_FAILURE(status) || c == utf8::kReplacement || c == 0x1A) return std::nullopt;
  return static_cast<char32_t>(c);
}

using Upper = std::array<char32_t, 128>;

Upper upper_half(const char* name) {
  Upper upper{};
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  if (U_FAILURE(status)) return upper;
  for (size_t i = 0; i < upper.size(); ++i) {
    ucnv_reset(converter);
    upper[i] = character(converter, static_cast<unsigned char>(0x80 + i)).value_or(0);
  }
  ucnv_close(converter);
  return upper;
}

}  // namespace

const Codecs& Codecs::get() {
  static const Codecs codecs;
  return codecs;
}

Codecs::Codecs() : roles_(1), pages_(1) {
  for (const Declared& declared : kDeclared) add_codec(declared.name, declared.price, declared.converter);
}

// A byte is shown as the codec's own character; where that has a hole, as the C1 control of the same number, or, in pages
// that went through a lenient decoder, as windows-1252 would show it.
void Codecs::add_codec(std::string_view name, double price, const char* converter) {
  static const Upper windows_1252 = upper_half("windows-1252");
  const Upper own = upper_half(converter);
  const size_t codec = names_.size();
  names_.push_back(name);
  upper_.push_back(own);
  prices_.push_back(price);
  bytes_.emplace_back(roles_.size());
  for (size_t i = 0; i < own.size(); ++i)
    if (own[i] >= 0x80) accept(codec, static_cast<unsigned char>(0x80 + i), own[i]);
  for (size_t i = 0; i < own.size(); ++i)
    for (const auto& [one, other] : kAlike)
      if (own[i] == one || own[i] == other) accept(codec, static_cast<unsigned char>(0x80 + i), own[i] == one ? other : one);
  for (size_t i = 0; i < own.size(); ++i) {
    if (own[i] != 0 && !is_c1(own[i])) continue;
    accept(codec, static_cast<unsigned char>(0x80 + i), static_cast<char32_t>(0x80 + i));
    if (windows_1252[i] != 0) accept(codec, static_cast<unsigned char>(0x80 + i), windows_1252[i]);
  }
}

void Codecs::accept(size_t codec, unsigned char byte, char32_t c) {
  const uint16_t index = index_for(c);
  auto& bytes = bytes_[codec];
  if (bytes[index] != 0) return;
  bytes[index] = byte;
  const CodecMask bit = CodecMask{1} << codec;
  if (byte >= 0xC2 && byte <= 0xF4) roles_[index].leads |= bit;
  if (byte < 0xC0) roles_[index].continues |= bit;
}

uint16_t Codecs::index_for(char32_t c) {
  uint8_t& page = page_of_[c >> 8];
  if (page == 0) {
    page = static_cast<uint8_t>(pages_.size());
    pages_.emplace_back();
  }
  uint16_t& index = pages_[page][c & 0xFF];
  if (index == 0) {
    index = static_cast<uint16_t>(roles_.size());
    roles_.emplace_back();
    for (auto& bytes : bytes_) bytes.push_back(0);
  }
  return index;
}

}  // namespace quern::mojibake

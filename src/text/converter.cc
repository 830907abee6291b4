#include "text/converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace quern {
namespace {

// Labels that stand for a larger charset than they name (encoding.spec.whatwg.org); pages rely on it.
constexpr auto kRead = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"utf-16", "utf-16le"},
});

using Owned = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// Null if the charset is not known.
Owned open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Owned opened(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) opened.reset();
  if (opened) ucnv_setToUCallBack(opened.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (opened) ucnv_setFromUCallBack(opened.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return opened;
}

// Collects converted text, a buffer of UTF-16 at a time.
class Writer {
 public:
  explicit Writer(Decoded& out) : out_(out) {}

  UChar* begin() { return buffer_.data() + pending_; }
  const UChar* limit() const { return buffer_.data() + buffer_.size(); }

  // Takes what was written from begin() up to `end`. A lone high surrogate at the end waits for its other half.
  void take(const UChar* end) {
    auto size = static_cast<int32_t>(end - buffer_.data());
    pending_ = size > 0 && U16_IS_LEAD(buffer_[size - 1]) ? 1 : 0;
    size -= pending_;
    int32_t written = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(utf8_.data(), static_cast<int32_t>(utf8_.size()), &written, buffer_.data(), size, utf8::kReplacement, nullptr,
                       &status);
    out_.utf8.append(utf8_.data(), written);
    if (pending_ > 0) buffer_[0] = buffer_[size];
  }

  void undecodable(std::string_view bytes) {
    auto& list = out_.undecodable;
    if (!list.empty() && list.back().span.end == out_.utf8.size()) {
      list.back().bytes += bytes;
      return;
    }
    const auto begin = static_cast<uint32_t>(out_.utf8.size());
    out_.utf8 += utf8::kReplacementBytes;
    list.push_back({{begin, static_cast<uint32_t>(out_.utf8.size())}, std::string(bytes)});
  }

 private:
  static constexpr size_t kBuffer = 8192;
  Decoded& out_;
  int32_t pending_ = 0;
  std::array<UChar, kBuffer> buffer_;
  std::array<char, kBuffer * 3> utf8_;
};

std::string_view invalid_bytes(UConverter* converter, std::array<char, 32>& buffer) {
  auto size = static_cast<int8_t>(buffer.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, buffer.data(), &size, &status);
  return U_SUCCESS(status) ? std::string_view(buffer.data(), size) : std::string_view();
}

void convert_piece(UConverter* converter, std::string_view bytes, bool last, Writer& writer) {
  std::array<char, 32> invalid;
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  for (bool more = true; more;) {
    UChar* target = writer.begin();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, writer.limit(), &source, source_end, nullptr, last ? 1 : 0, &status);
    writer.take(target);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    if (U_FAILURE(status) && !more) {
      const std::string_view bad = invalid_bytes(converter, invalid);
      more = !bad.empty();  // a converter that names no bytes makes no progress either
      if (more) writer.undecodable(bad);
    }
  }
}

}  // namespace

UConverter* cached_converter(const std::string& charset) {
  thread_local std::unordered_map<std::string, Owned> cache;
  auto found = cache.find(charset);
  if (found == cache.end()) found = cache.emplace(charset, open_converter(charset)).first;
  if (found->second) ucnv_reset(found->second.get());
  return found->second.get();
}

std::optional<std::string> charset_named(std::string_view label) {
  std::string name(label);
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status) || name.empty()) return std::nullopt;
  const char* known = ucnv_getName(converter, &status);
  const std::string internal = known == nullptr ? name : known;
  ucnv_close(converter);
  for (const char* standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* alias = ucnv_getStandardName(internal.c_str(), standard, &status);
    if (U_SUCCESS(status) && alias != nullptr) {
      name = alias;
      break;
    }
  }
  name = in_lower_ascii(name);
  const auto read = std::find_if(kRead.begin(), kRead.end(), [&](const auto& entry) { return entry.first == name; });
  return read == kRead.end() ? name : std::string(read->second);
}

Decoded convert(std::string_view bytes, const std::string& charset) {
  Decoded out;
  out.charset = charset;
  out.from_bytes = false;
  UConverter* converter = cached_converter(charset);
  if (converter == nullptr) return out;
  const auto writer = std::make_unique<Writer>(out);
  convert_piece(converter, bytes, /*last=*/true, *writer);
  return out;
}

struct StreamConverter::State {
  explicit State(const std::string& charset) : converter(open_converter(charset)), writer(out) {}

  Owned converter;
  Decoded out;
  Writer writer;
};

StreamConverter::StreamConverter(const std::string& charset) : state_(std::make_unique<State>(charset)) {}
StreamConverter::~StreamConverter() = default;
StreamConverter::StreamConverter(StreamConverter&&) noexcept = default;
StreamConverter& StreamConverter::operator=(StreamConverter&&) noexcept = default;

Decoded StreamConverter::feed(std::string_view bytes, bool last) {
  if (state_->converter) convert_piece(state_->converter.get(), bytes, last, state_->writer);
  return std::exchange(state_->out, {});
}

}  // namespace quern

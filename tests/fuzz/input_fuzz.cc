// Any bytes as an input: what is recognised does not depend on the pieces they come in, nor do the documents that any cutter makes of
// them; and archives of any bytes are read to their end, or refused.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/archive_reader.h"
#include "input/open_cutter.h"
#include "quern/codes.h"

namespace {

using namespace quern;

constexpr size_t kLimit = 200;  // far below the size of inputs: what is too large is met often

[[noreturn]] void fail(const char* what, const std::string& why) {
  std::fprintf(stderr, "%s: %s\n", what, why.c_str());
  std::abort();
}

void check_recognition(std::string_view bytes) {
  std::optional<InputFormat> format;
  std::optional<Container> container;
  for (size_t size = 0; size <= bytes.size(); size += 1 + size / 8) {
    const auto found = recognize(bytes.substr(0, size), false, "-", "text");
    if (format && found != format) fail("recognize", "more bytes decide otherwise");
    format = found;
    const auto packed = container_of(bytes.substr(0, size), false);
    if (container && packed != container) fail("container_of", "more bytes decide otherwise");
    container = packed;
  }
  if (!recognize(bytes, true, "-", "text") || !container_of(bytes, true)) fail("recognize", "all bytes decide nothing");
}

std::vector<std::string> cut(InputFormat format, std::string_view bytes, size_t piece, bool whole) {
  std::vector<std::string> documents;
  const auto take = [&](RawDocument&& document, std::string_view of) {
    if (document.form == RawDocument::Form::kRefused && find_code(document.code) == nullptr && format != InputFormat::kRejects)
      fail("code", document.code);
    if (of.size() > kLimit && format != InputFormat::kRejects) fail("limit", std::to_string(of.size()));
    documents.push_back(document.code + "|" + document.id + "|" + std::to_string(document.source.offset) + "|" +
                        std::to_string(document.source.bytes) + "|" + std::string(of));
  };
  InputOptions options;
  const auto cutter = open_cutter(format, {.uri = "x", .document_limit = kLimit}, options, take, [](std::string_view) {});
  for (size_t at = 0; at < bytes.size(); at += piece) cutter->feed(bytes.substr(at, piece));
  if (whole) {
    cutter->finish();
  } else {
    cutter->break_off("cut");
  }
  return documents;
}

void read_archive(Container container, std::string_view bytes) {
  ArchiveReader reader(container, std::make_unique<RewoundStream>(std::string(bytes), nullptr),
                       {.packed_bytes = [&] { return bytes.size(); }});
  std::vector<std::byte> buffer(size_t{64} << 10);
  for (auto member = reader.next(); member && *member; member = reader.next()) {
    for (auto size = reader.read(buffer); size && *size > 0;) size = reader.read(buffer);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_recognition(bytes);
  for (auto format : {InputFormat::kText, InputFormat::kHtml, InputFormat::kJsonLines, InputFormat::kJson, InputFormat::kCsv,
                      InputFormat::kTsv, InputFormat::kWarc, InputFormat::kRejects}) {
    if (cut(format, bytes, bytes.size() + 1, true) != cut(format, bytes, 1 + data[0] % 16, true))
      fail("pieces", std::to_string(int(format)));
    cut(format, bytes, 64, false);
  }
  for (auto container :
       {Container::kGzip, Container::kZstd, Container::kXz, Container::kBzip2, Container::kLz4, Container::kTar, Container::kZip})
    read_archive(container, bytes);
  return 0;
}

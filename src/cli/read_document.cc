#include "cli/read_document.h"

#include <vector>

#include "cli/interrupt.h"
#include "input/byte_source.h"

namespace quern::cli {

Result<std::string> read_document(const std::string& path, size_t limit, const Interrupt& interrupt) {
  auto source = ByteSource::open(path, interrupt.wake_fd());
  if (!source) return source.errors();
  std::vector<std::byte> chunk(size_t{64} << 10);
  std::string document;
  for (;;) {
    const auto size = source->read(chunk);
    if (!size) return size.errors();
    if (*size == 0) return document;
    document.append(reinterpret_cast<const char*>(chunk.data()), *size);
    if (document.size() > limit)
      return Error{"document_too_large", {path}, "it has more than " + std::to_string(limit) + " bytes", "raise --document-limit"};
  }
}

}  // namespace quern::cli

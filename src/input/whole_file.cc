#include "input/whole_file.h"

#include <vector>

#include "input/byte_source.h"

namespace quern {

Result<std::string> read_whole_file(const std::string& path, size_t limit, std::string_view cure, int wake_fd) {
  auto source = ByteSource::open(path, wake_fd);
  if (!source) return source.errors();
  std::vector<std::byte> piece(size_t{64} << 10);
  std::string bytes;
  for (;;) {
    const auto size = source->read(piece);
    if (!size) return size.errors();
    if (*size == 0) return bytes;
    bytes.append(reinterpret_cast<const char*>(piece.data()), *size);
    if (bytes.size() > limit)
      return Error{"document_too_large", {path}, "it has more than " + std::to_string(limit) + " bytes", std::string(cure)};
  }
}

}  // namespace quern

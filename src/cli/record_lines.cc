#include "cli/record_lines.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "cli/interrupt.h"
#include "input/byte_source.h"

namespace quern::cli {
namespace {

constexpr size_t kChunk = size_t{256} << 10;
// A record repeats its document in sections, and in `text` if wanted: far above what the document limit lets through.
constexpr size_t kLineLimit = size_t{256} << 20;

bool is_blank(const InputLine& line) { return line.whole() && line.text.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Errors read_record_lines(const std::string& path, const Interrupt& interrupt, const RecordReader& reader) {
  auto source = ByteSource::open(path, interrupt.wake_fd());
  if (!source) return source.errors();
  std::vector<std::byte> chunk(kChunk);
  LineCutter lines(kLineLimit, [&](const InputLine& line) {
    if (!is_blank(line)) reader.take(line);
  });
  while (!reader.is_stopped()) {
    const auto size = source->read(chunk);
    if (!size) return size.errors();
    if (reader.is_stopped()) break;  // a signal ends the reading, too
    if (*size == 0) {
      lines.finish();
      break;
    }
    lines.feed({reinterpret_cast<const char*>(chunk.data()), *size});
    if (!source->is_file()) reader.rest();
  }
  return {};
}

}  // namespace quern::cli

// A file, a pipe or standard input as a stream of bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "input/byte_stream.h"
#include "quern/result.h"

namespace quern {

// Owns the descriptor. Short reads and interrupted calls are dealt with here.
//
//   auto source = ByteSource::open("notes.txt");          // "-" is standard input
//   while (auto n = source->read(buffer)) { if (*n == 0) break; ... }
class ByteSource final : public ByteStream {
 public:
  // Fails with `input_not_found`, `input_is_directory` or `input_unreadable`. `wake_fd`: a descriptor that becomes
  // readable when waiting shall end (see src/cli/signals.h); -1 for none.
  static Result<ByteSource> open(const std::string& path, int wake_fd = -1);
  ~ByteSource() override;
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;

  // The next bytes, as many as there are at once; 0 at the end, or when `wake_fd` became readable.
  // Fails with `input_unreadable`.
  Result<size_t> read(std::span<std::byte> buffer) override;
  // Whether `read` would not wait: there are bytes, or the end is there.
  bool is_ready() const;
  // A regular file: it never keeps its reader waiting.
  bool is_file() const { return is_file_; }
  uint64_t bytes_read() const { return bytes_read_; }

 private:
  ByteSource(int fd, std::string path, int wake_fd) : fd_(fd), path_(std::move(path)), wake_fd_(wake_fd) {}

  int fd_ = -1;
  std::string path_;
  int wake_fd_ = -1;
  bool is_file_ = false;
  uint64_t bytes_read_ = 0;
};

}  // namespace quern

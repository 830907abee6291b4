// Bytes that come one after the other: of a file, of a member of an archive, of memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <utility>

#include "quern/result.h"

namespace quern {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // The next bytes, as many as there are at once; 0 at the end.
  virtual Result<size_t> read(std::span<std::byte> buffer) = 0;
};

// A stream of which the head was read already: gives it once more, and then the rest.
class RewoundStream final : public ByteStream {
 public:
  RewoundStream(std::string head, ByteStream* rest) : head_(std::move(head)), rest_(rest) {}

  Result<size_t> read(std::span<std::byte> buffer) override {
    const size_t size = std::min(buffer.size(), head_.size() - at_);
    if (size == 0) return rest_ == nullptr ? Result<size_t>(size_t{0}) : rest_->read(buffer);
    std::memcpy(buffer.data(), head_.data() + at_, size);
    at_ += size;
    return size;
  }

 private:
  std::string head_;
  size_t at_ = 0;
  ByteStream* rest_;  // null: nothing follows
};

}  // namespace quern

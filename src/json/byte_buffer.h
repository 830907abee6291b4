// Bytes that grow at the end: as a string does, but room that is asked for is not filled with zeros first.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace quern {

// Write at `room`, then say where you stopped.
class ByteBuffer {
 public:
  char* room(size_t size) {
    if (capacity_ - size_ < size) grow(size);
    return bytes_.get() + size_;
  }
  void stop_at(const char* end) { size_ = static_cast<size_t>(end - bytes_.get()); }

  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  void put(std::string_view text) {
    if (text.empty()) return;  // it may have no place, nor may the buffer
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }

  std::string_view bytes() const { return {bytes_.get(), size_}; }
  void clear() { size_ = 0; }

 private:
  static constexpr size_t kLeast = 16384;  // of most records

  void grow(size_t size) {
    capacity_ = std::max({kLeast, 2 * capacity_, size_ + size});
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
    if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
  }

  std::unique_ptr<char[]> bytes_;
  size_t size_ = 0, capacity_ = 0;
};

}  // namespace quern

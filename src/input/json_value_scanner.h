// Finds where a JSON value ends, without reading it: strings, escapes and brackets are all that it looks at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quern {

// Takes no memory, however large or deep the value. What is between brackets is for whoever parses it.
//
//   JsonValueScanner scanner;
//   size_t end = scanner.scan(R"({"a": "}"} rest)");   // 10
class JsonValueScanner {
 public:
  // Behind the value's last byte; npos if it goes on behind `bytes`, whose rest is then to be scanned next. The first byte of the first
  // call is the value's own.
  size_t scan(std::string_view bytes);
  // Where `scan` stopped, a bracket closes one of the other kind.
  bool mismatched() const { return mismatched_; }
  // A number or a word, which ends where the stream does.
  bool may_end() const { return started_ && depth_ == 0 && !in_string_; }

 private:
  size_t skip_string(std::string_view bytes, size_t at);
  bool close(char bracket);

  static constexpr size_t kKinds = 256;  // of brackets farther in only the number is known

  std::array<char, kKinds> kinds_{};
  uint64_t depth_ = 0;
  bool started_ = false;
  bool in_string_ = false, escaped_ = false;
  bool mismatched_ = false;
};

}  // namespace quern

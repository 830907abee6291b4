// Cuts a stream of bytes into lines, for inputs that hold one thing a line (JSON lines).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace quern {

// One line without its line end ("\n"; a "\r" before it stays, JSON takes it as white space).
struct InputLine {
  std::string_view text;  // only the first `limit` bytes of a longer line; lives until the call returns
  uint64_t number = 0;    // from 1
  uint64_t offset = 0;    // of its first byte in the stream
  uint64_t bytes = 0;     // how long it is
  bool whole() const { return text.size() == bytes; }
};

// Holds `limit` bytes of one line at the most. Lines come out the same however the stream was cut into pieces.
class LineCutter {
 public:
  LineCutter(size_t limit, std::function<void(const InputLine&)> take) : limit_(limit), take_(std::move(take)) {}

  void feed(std::string_view bytes);
  // Ends the stream: its last line may lack the line end.
  void finish();
  // What there is of the line whose end is yet to come; `bytes` is 0 where there is none.
  InputLine unfinished() const { return {held_, number_, offset_, bytes_}; }

 private:
  void append(std::string_view piece);
  void end_line(std::string_view text);

  size_t limit_;
  std::function<void(const InputLine&)> take_;
  std::string held_;     // the start of a line whose end is yet to come
  uint64_t bytes_ = 0;   // of the current line, up to here
  uint64_t offset_ = 0;  // of its start
  uint64_t number_ = 1;
};

}  // namespace quern

// JSON as a source of documents: the elements of an array, or objects one after the other over any number of lines.
#pragma once

#include <cstdint>
#include <string>

#include "input/cutter.h"
#include "input/json_value_scanner.h"

namespace quern {

// Holds one element, up to the limit. Whether an element is an object, and has a text, is found out by whoever parses it. Where the
// brackets do not match, the rest of the stream is refused as `invalid_json`; objects that are in no array go on at the next line that
// begins with one.
class JsonCutter final : public Cutter {
 public:
  JsonCutter(StreamInfo stream, TakeDocument take);

  void feed(std::string_view bytes) override;
  void finish() override;
  void break_off(const std::string& why) override;

 private:
  enum class State : uint8_t {
    kTop,         // outside of all
    kFirstOrEnd,  // behind the [ of the array
    kElement,     // behind a comma of the array
    kCommaOrEnd,  // behind an element of the array
    kInValue,     // within an element, or within an object of its own
    kUnreadable,  // within what is refused
  };

  void take_structure(char c);
  size_t read_value(std::string_view bytes, size_t at);
  size_t read_unreadable(std::string_view bytes, size_t at);
  void begin(State state);
  void fail(const std::string& what);
  void hold(std::string_view bytes);
  void end_value(std::string_view bytes);
  void end_unreadable();
  Source source();
  void take(RawDocument&& document, std::string_view bytes);
  void count_lines(std::string_view bytes, size_t up_to);

  StreamInfo stream_;
  TakeDocument take_;
  State state_ = State::kTop;
  bool in_array_ = false;
  JsonValueScanner scanner_;
  std::string held_;   // of what begins at begin_, up to the limit
  uint64_t size_ = 0;  // of it
  uint64_t begin_ = 0, begin_line_ = 1;
  uint64_t offset_ = 0;       // of the bytes that are being fed
  uint64_t line_ = 1;         // at counted_
  size_t counted_ = 0;        // bytes of those being fed whose lines are counted
  size_t at_ = 0;             // in the bytes that are being fed
  bool line_begins_ = false;  // within what is refused
  std::string why_;           // it is refused
  uint64_t documents_ = 0;
};

}  // namespace quern

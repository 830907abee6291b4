// JSON lines as a source of documents: one object a line.
#pragma once

#include <cstdint>

#include "input/cutter.h"
#include "input/line_cutter.h"

namespace quern {

// Lines of white space alone are passed over. A line that is too long is refused as `document_too_large`; whether a line is an object, and
// has a text, is found out by whoever parses it.
class JsonLineCutter final : public Cutter {
 public:
  JsonLineCutter(StreamInfo stream, TakeDocument take);

  void feed(std::string_view bytes) override { lines_.feed(bytes); }
  void finish() override { lines_.finish(); }
  void break_off(const std::string& why) override;
  // How many documents there were, the refused ones included.
  uint64_t documents() const { return documents_; }

 private:
  void take_line(const InputLine& line);

  StreamInfo stream_;
  TakeDocument take_;
  LineCutter lines_;
  uint64_t documents_ = 0;
};

}  // namespace quern

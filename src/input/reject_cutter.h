// The file of a run's rejects as a source of documents: each becomes again the document that it was.
#pragma once

#include "input/cutter.h"
#include "input/line_cutter.h"

namespace quern {

// With the uri, number, offset, media type and charset it had. What was cut off at a limit, or was never a document of its own (a row
// of a table, a member that is encrypted), is refused anew with the old code. A line that is no reject is refused as `invalid_json_line`.
class RejectCutter final : public Cutter {
 public:
  RejectCutter(StreamInfo stream, TakeDocument take);

  void feed(std::string_view bytes) override { lines_.feed(bytes); }
  void finish() override { lines_.finish(); }
  void break_off(const std::string& why) override;

 private:
  void take_line(const InputLine& line);
  void refuse_line(const InputLine& line, RawDocument&& document);
  Source source_of(const InputLine& line);

  StreamInfo stream_;
  TakeDocument take_;
  LineCutter lines_;
  uint64_t documents_ = 0;
};

// Whether a line of JSON begins as rejects do; nothing: more of it is needed.
std::optional<bool> begins_reject(std::string_view line);

}  // namespace quern

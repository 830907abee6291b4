// Text as a source of documents: one, or several with something between them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "input/cutter.h"
#include "input/stream_splitter.h"
#include "quern/parser.h"

namespace quern {

// The pattern of a split; none where it needs none. Fails with `bad_split_pattern`.
Result<std::optional<Pattern>> compile_separator(const SplitOptions& split);

// Pieces that hold only white space are no documents, but for a stream that has nothing else. Larger documents than the limit are refused
// as `document_too_large`. Holds one document, up to the limit.
class TextCutter final : public Cutter, private StreamEvents {
 public:
  TextCutter(StreamInfo stream, SplitOptions::Mode mode, std::optional<Pattern> separator, TakeDocument take);

  void feed(std::string_view bytes) override { splitter_.feed(bytes); }
  void finish() override;
  void break_off(const std::string& why) override;
  // How many documents there were, the refused ones included.
  uint64_t documents() const { return documents_; }

 private:
  void piece(std::string_view bytes, bool blank) override;
  void separator(uint64_t bytes) override;
  void end_document(bool at_end);

  StreamInfo stream_;
  TakeDocument take_;
  StreamSplitter splitter_;
  std::string held_;       // of the current document, up to the limit
  uint64_t size_ = 0;      // of the current document
  uint64_t offset_ = 0;    // of its start
  bool has_text_ = false;  // it has more than white space
  uint64_t documents_ = 0;
};

}  // namespace quern

// An archive of the web as a source of documents: the pages that its records hold (WARC 1.0 and 1.1, ISO 28500).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "input/cutter.h"
#include "input/http_message.h"

namespace quern {

// Told the kind of each thing that is passed over because it is no document.
using PassOver = std::function<void(std::string_view kind)>;

// Documents are the bodies of responses that were a success, and resources and conversions, where they are HTML, plain text or JSON; their
// uri is the one they were fetched from. A record that is broken is refused as `invalid_warc_record`, and reading goes on at the next
// line that begins with "WARC/1.". Holds one record, up to the document limit and what heads and chunks may add to it.
class WarcCutter final : public Cutter {
 public:
  WarcCutter(StreamInfo stream, TakeDocument take, PassOver pass_over);

  void feed(std::string_view bytes) override;
  void finish() override;
  void break_off(const std::string& why) override;

 private:
  enum class State : uint8_t { kBetween, kHead, kBlock, kLost };
  struct Head {
    std::string type, id, uri;
    std::string truncated;  // why the crawler cut the block; empty: it did not
    ContentType content_type;
  };

  size_t step(std::string_view bytes);
  size_t read_head(std::string_view bytes);
  void take_head();
  size_t read_block(std::string_view bytes);
  size_t find_record(std::string_view bytes);
  void lose(std::string why);
  void hold_lost(std::string_view bytes);
  void end_lost();
  void end_record();
  void take_response();
  void take_body(std::string_view body, const ContentType& type, uint64_t missing);
  void take_decoded(std::string_view body, const HttpHead& http);
  void take_truncated(std::string_view body);
  void take_refused(std::string code, std::string reason, std::string_view body);
  Source source(uint64_t bytes);

  StreamInfo stream_;
  TakeDocument take_;
  PassOver pass_over_;
  State state_ = State::kBetween;
  Head head_;
  std::string held_;   // the head, then the block; or what is lost, up to the limit
  uint64_t left_ = 0;  // bytes of the block that are yet to come
  uint64_t size_ = 0;  // of the block, or of what is lost
  std::string line_;   // the first bytes of a line within what is lost
  bool line_begins_ = false;
  std::string why_;      // it is lost
  uint64_t offset_ = 0;  // in the stream
  uint64_t begin_ = 0;   // of the record, or of what is lost
  uint64_t documents_ = 0;
};

}  // namespace quern

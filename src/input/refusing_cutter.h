// A stream that is no text as it stands: refused as one document.
#pragma once

#include <string>

#include "input/cutter.h"

namespace quern {

class RefusingCutter final : public Cutter {
 public:
  RefusingCutter(StreamInfo stream, std::string code, std::string reason, TakeDocument take);

  void feed(std::string_view bytes) override;
  void finish() override;
  void break_off(const std::string&) override { finish(); }

 private:
  StreamInfo stream_;
  std::string code_, reason_;
  TakeDocument take_;
  std::string held_;  // the first bytes, up to the limit
  uint64_t size_ = 0;
};

}  // namespace quern

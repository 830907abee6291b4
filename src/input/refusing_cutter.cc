#include "input/refusing_cutter.h"

#include <algorithm>
#include <utility>

namespace quern {

RefusingCutter::RefusingCutter(StreamInfo stream, std::string code, std::string reason, TakeDocument take)
    : stream_(std::move(stream)), code_(std::move(code)), reason_(std::move(reason)), take_(std::move(take)) {
  stream_.media_type = "application/octet-stream";
  stream_.charset.clear();
}

void RefusingCutter::feed(std::string_view bytes) {
  held_.append(bytes.substr(0, stream_.document_limit - std::min(stream_.document_limit, held_.size())));
  size_ += bytes.size();
}

void RefusingCutter::finish() {
  Source source = source_at(stream_, 0, 0);
  source.bytes = size_;
  take_(refused(std::move(source), code_, reason_), held_);
}

}  // namespace quern

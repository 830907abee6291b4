#include "input/line_cutter.h"

#include <algorithm>

namespace quern {

void LineCutter::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, end);
    if (end == std::string_view::npos) return append(piece);
    if (bytes_ == 0) {  // the whole line stands in this piece: no copy
      bytes_ = piece.size();
      end_line(piece.substr(0, limit_));
    } else {
      append(piece);
      end_line(held_);
    }
    bytes.remove_prefix(end + 1);
  }
}

void LineCutter::finish() {
  if (bytes_ > 0) end_line(held_);
}

void LineCutter::append(std::string_view piece) {
  held_.append(piece.substr(0, limit_ - std::min(limit_, held_.size())));
  bytes_ += piece.size();
}

void LineCutter::end_line(std::string_view text) {
  take_({text, number_, offset_, bytes_});
  offset_ += bytes_ + 1;
  ++number_;
  bytes_ = 0;
  held_.clear();
}

}  // namespace quern

// A long text cut for a table or a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace quern::report {

// The place in valid UTF-8 at or before `offset` where a character begins, or the end.
inline size_t character_start(std::string_view text, size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && utf8::is_continuation(text[offset])) --offset;
  return offset;
}

// At most `bytes` bytes of valid UTF-8, and an ellipsis where something was cut off.
inline std::string shorten(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  return std::string(text.substr(0, character_start(text, bytes))) + "…";
}

}  // namespace quern::report

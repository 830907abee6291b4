#include "input/text_blocks.h"

#include <algorithm>
#include <cstring>

namespace quern {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Of a text of kBlockBytes and more whose line does not end within them.
size_t cut_line(std::string_view text) {
  const std::string_view block = text.substr(0, kBlockBytes);
  const size_t space = block.find_last_of(" \t\r", kBlockBytes - 2);  // a CR at the very end may have its LF behind it
  if (space != std::string_view::npos) return space + 1;
  size_t end = kBlockBytes;
  while (end + 4 > kBlockBytes && end < text.size() && is_continuation(text[end])) --end;
  return end;
}

// Those that have no LF behind them.
size_t count_returns(std::string_view text) {
  if (text.empty() || std::memchr(text.data(), '\r', text.size()) == nullptr) return 0;
  size_t count = 0;
  for (size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    count += !text.substr(at + 1).starts_with('\n');
  return count;
}

}  // namespace

TextBlock first_block(std::string_view text, bool last) {
  const std::string_view most = text.substr(0, kBlockBytes);
  size_t end = 0, lines = 0;
  for (; lines < kBlockLines; ++lines) {
    const size_t line_end = most.find('\n', end);
    if (line_end == std::string_view::npos) break;
    end = line_end + 1;
  }
  if (lines < kBlockLines) {
    if (text.size() <= kBlockBytes) {
      if (!last) return {};
      end = text.size();
    } else if (end == 0) {
      end = cut_line(text);
    }
  }
  return {end, lines + count_returns(text.substr(0, end))};
}

size_t count_line_ends(std::string_view text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + count_returns(text);
}

}  // namespace quern

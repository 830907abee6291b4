#include "input/text_blocks.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace quern {
namespace {

constexpr size_t kReferences = 64;  // bytes of HTML references side by side: one that was escaped several times, or mojibake made of them

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }
bool is_of_reference(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '&' || c == '#' || c == ';';
}

// Where the references that reach up to `end` begin; `end`, if there are none.
size_t references_begin(std::string_view text, size_t end) {
  size_t begin = end;
  for (size_t at = end; at > 0 && end - at < kReferences && is_of_reference(text[at - 1]); --at)
    if (text[at - 1] == '&') begin = at - 1;
  return begin;
}

// Whether a cut there separates neither CR and LF nor bytes beyond ASCII from what they may belong to: the rest of their character, of
// mojibake, a letter and its marks.
bool parts_nothing(std::string_view text, size_t end) { return text[end - 1] != '\r' && is_ascii(text[end - 1]) && is_ascii(text[end]); }

// Of a text of more than kBlockBytes whose first line does not end within them. Looks at no more than the byte behind them.
size_t cut_line(std::string_view text) {
  const size_t space = text.find_last_of(" \t\r", kBlockBytes - 2);  // a CR at the very end may have its LF behind it
  if (space != std::string_view::npos) return space + 1;
  for (size_t end = kBlockBytes; end > 0; --end) {
    end = references_begin(text, end);
    if (end == 0) break;
    if (parts_nothing(text, end)) return end;
  }
  size_t end = kBlockBytes;
  while (end + 4 > kBlockBytes && utf8::is_continuation(text[end])) --end;
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

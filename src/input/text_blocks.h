// Where a text that comes as a stream is cut into blocks, each of which is cleaned by itself.
#pragma once

#include <cstddef>
#include <string_view>

namespace quern {

// A block has so many lines, or, where they are long, ends with a line before it has more bytes than these.
// Most of what cleaning does leaves the number of lines as it is, so that cleaning again meets the same blocks.
inline constexpr size_t kBlockLines = 1024;
inline constexpr size_t kBlockBytes = size_t{256} << 10;

struct TextBlock {
  size_t end = 0;        // 0: more of the text is needed to know
  size_t line_ends = 0;  // that people count: LF, CRLF and CR
};

// The block that `text` begins with. `last`: nothing follows. A line that is longer than a block is cut at a space, or else between two
// characters of ASCII that are no part of an HTML reference, or else between two characters of UTF-8.
TextBlock first_block(std::string_view text, bool last);

// LF, CRLF and CR in a text.
size_t count_line_ends(std::string_view text);

}  // namespace quern

// Which encoding bytes are in that say nothing about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quern {

struct ByteOrderMark {
  std::string_view charset;  // empty: there is none
  size_t size = 0;
};
ByteOrderMark byte_order_mark(std::string_view bytes);

// "utf-16le" or "utf-16be" where every other byte is NUL, as in Latin text; else empty.
std::string_view utf16_without_mark(std::string_view bytes);

// ICU's detector (ucsdet): charsets, likeliest first, those of Windows in place of the ISO ones that they contain.
std::vector<std::string> likely_charsets(std::string_view bytes);

}  // namespace quern

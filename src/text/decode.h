// Bytes -> UTF-8: which encoding they are in, and what no encoding explains.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quern/result.h"
#include "quern/text.h"

namespace quern {

struct Decoded {
  std::string utf8;        // valid; U+FFFD where bytes could not be decoded; without byte order mark
  std::string charset;     // what the bytes were decoded from, in lower case: "utf-8", "windows-1251"
  bool overruled = false;  // another one was declared, which a byte order mark or the bytes themselves contradict

  // Whether origin leads to the very bytes (UTF-8) or to `utf8` itself (all other encodings).
  bool from_bytes = true;
  OriginMap origin;

  // Bytes that were not understood; one U+FFFD stands for each run of them.
  struct Undecodable {
    Span span;  // of the U+FFFD in utf8
    std::string bytes;
  };
  std::vector<Undecodable> undecodable;
};

// In this order: byte order mark, the declared charset, UTF-16 without a mark, UTF-8, the best guess.
// Errors: unknown_charset, not_text.
Result<Decoded> decode(std::span<const std::byte> bytes, std::string_view declared_charset);

// Whether bytes that are no UTF-8 as a whole are so for the most part: damaged in places, or cut off.
bool is_mostly_utf8(std::string_view bytes);

// Takes bytes for UTF-8, whatever they are.
Decoded decode_utf8(std::string_view bytes);

}  // namespace quern

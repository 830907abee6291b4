// HTML's character references ("&eacute;", "&#233;", "&#xE9;") -> the characters they stand for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/rewrite.h"

namespace quern {

// All references, also those that only come about when others are decoded. Without their semicolon those decode that HTML knows so, where
// no letter, digit or "=" follows: in "?a=1&copy=2" nothing changes. A number that names no character stays.
Rewrite decode_entities(std::string_view utf8);

// The same of lines that are what an escaper of HTML makes: every "&" begins a reference with a semicolon, and there is no "<", nor a
// character beyond ASCII that a reference stands for elsewhere in the line; and only in a text without any markup, in which they are for
// its reader to decode. One level is undone, and the next one only if what comes out is such a line again.
Rewrite decode_escaped(std::string_view utf8);

// One reference as a browser reads it in the text of a page: without its semicolon, too, where HTML knows its name so. A number that names
// no character gives U+FFFD.
struct Reference {
  size_t end = 0;  // behind it
  std::string text;
};
// `at`: of an "&". Nothing if it begins no reference.
std::optional<Reference> read_reference(std::string_view text, size_t at);

}  // namespace quern

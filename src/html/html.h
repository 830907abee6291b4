// HTML -> text that the layout stage understands, and which of it only wraps the page's subject. docs/html.md says what becomes what.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "quern/result.h"
#include "quern/text.h"

namespace quern::html {

struct Page {
  Text text;                    // clean; its origin leads to the bytes of the page
  std::vector<Span> furniture;  // of text: navigation, forms, notices; in order
};

// The character set is the one that `options` declares, that of a byte order mark, that of a <meta>, UTF-8, or the likeliest.
// Errors: unknown_charset, not_text, html_too_deep.
Result<Page> read_html(std::span<const std::byte> bytes, const TextOptions& options = {});

// Whether a text that is not said to be HTML evidently is: by a declaration at its start, or by blocks that open and close round text.
// One that merely speaks of tags is none, nor is markdown with a few of them.
bool looks_like_html(std::string_view text);

}  // namespace quern::html

// HTML -> text that the layout stage understands, and which of it only wraps the page's subject. docs/html.md says what becomes what.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/structured_data.h"
#include "quern/result.h"
#include "quern/text.h"

namespace quern::html {

struct Page {
  Text text;                    // clean; its origin leads to the bytes of the page
  std::vector<Span> furniture;  // of text: navigation, forms, notices; in order
  std::string heading, title;   // the first main heading, and the page's <title>; empty where there is none
  std::vector<StructuredItem> items;
};

// The character set is the one that `options` declares, that of a byte order mark, that of a <meta>, UTF-8, or the likeliest.
// Errors: unknown_charset, not_text, html_too_deep.
Result<Page> read_html(std::span<const std::byte> bytes, const TextOptions& options = {});

// The bytes are JSON-LD alone: items, and no text. Errors: unknown_charset, not_text.
Result<Page> read_json_ld_document(std::span<const std::byte> bytes, const TextOptions& options = {});

// Puts `description` (HTML, escaped or not, or plain text), headed by `title`, in the place of the text of a page that itself does not show
// it; behind that text where it has words of its own.
void show_description(Page& page, std::string_view title, std::string_view description, Span place, const TextOptions& options);

// Whether a text that is not said to be HTML evidently is: by a declaration at its start, or by blocks that open and close round text.
// One that merely speaks of tags is none, nor is markdown with a few of them.
bool looks_like_html(std::string_view text);

// Whether a stream is HTML that begins with a tag, or is named as HTML. `head`: its first bytes, `complete`: and all of them. Nothing: more
// of it is needed; more bytes decide nothing otherwise.
std::optional<bool> stream_is_html(std::string_view head, bool complete, bool named_so);

// Whether it is HTML of which each "<" stands as "&lt;".
bool looks_like_escaped_html(std::string_view text);

}  // namespace quern::html

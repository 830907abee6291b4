#include "pipeline/read_document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "html/html.h"

namespace quern {
namespace {

constexpr std::string_view kHtml = "text/html";

// What comes as text of no kind in particular, or as a member of a JSON object, may be a page.
bool may_be_page(std::string_view media_type) {
  return media_type.empty() || media_type == "text/plain" || media_type == "application/json" || media_type == "application/octet-stream";
}

bool is_page(std::string_view media_type) { return media_type == kHtml || media_type == "application/xhtml+xml"; }

Result<ReadDocument> read_page(std::span<const std::byte> bytes, const TextOptions& options) {
  Result<html::Page> page = html::read_html(bytes, options);
  if (!page) return page.errors();
  return ReadDocument{std::move(page->text), std::move(page->furniture)};
}

}  // namespace

Result<ReadDocument> read_document(std::span<const std::byte> bytes, Source& source, const TextOptions& options) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (may_be_page(source.media_type) && html::looks_like_html(raw)) source.media_type = kHtml;
  if (is_page(source.media_type)) return read_page(bytes, options);
  Result<Text> text = prepare_text(bytes, options);
  if (!text) return text.errors();
  return ReadDocument{std::move(*text), {}};
}

}  // namespace quern

#include "pipeline/read_document.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "fields/structured.h"
#include "html/html.h"
#include "text/entities.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr std::string_view kHtml = "text/html";

// What comes as text of no kind in particular, or as a member of a JSON object, may be a page.
bool may_be_page(std::string_view media_type) {
  return media_type.empty() || media_type == "text/plain" || media_type == "application/json" || media_type == "application/octet-stream";
}

bool is_page(std::string_view media_type) { return media_type == kHtml || media_type == "application/xhtml+xml"; }

std::string title_of(const Value& item, const StructuredDecl& decl) {
  std::string title = structured_text(item, decl.title);
  Rewrite plain = decode_entities(title);
  return plain.changed() ? std::move(plain.text) : title;
}

// How much an item's title says that the page is about it: nothing, as much as it has of the page's title or heading, or all.
size_t likeness(const html::Page& page, const std::string& title) {
  size_t most = 0;
  for (const std::string& line : {fold_phrase(page.heading), fold_phrase(page.title)}) {
    if (title.empty() || !holds_phrase(line, title)) continue;
    most = std::max(most, line == title ? std::string::npos : title.size());
  }
  return most;
}

// The only one, or of several the one that the page is about: one of a list of other postings is none of this page.
html::StructuredItem* choose_item(html::Page& page, const StructuredDecl& decl) {
  html::StructuredItem *first = nullptr, *best = nullptr;
  bool several = false;
  size_t most = 0;
  for (html::StructuredItem& item : page.items) {
    if (!is_wanted(item.value, decl)) continue;
    several = first != nullptr;
    if (!first) first = &item;
    const size_t like = likeness(page, fold_phrase(title_of(item.value, decl)));
    if (like > most) best = &item;
    most = std::max(most, like);
  }
  // JSON-LD alone has no page that could be about another one.
  const bool is_alone = page.text.utf8.empty() && page.title.empty();
  return best || (several && !is_alone) ? best : first;
}

// Bytes of the page's text that are no furniture.
size_t subject_size(const html::Page& page) {
  size_t size = page.text.utf8.size();
  for (const Span span : page.furniture) size -= span.size();
  return size;
}

ReadDocument finished(html::Page page, const TextOptions& options, const StructuredDecl& decl) {
  Value structured;
  if (html::StructuredItem* item = choose_item(page, decl)) {
    // A page that a program fills in when it is seen has next to no text of its own.
    const std::string description = structured_text(item->value, decl.description);
    if (!description.empty() && subject_size(page) * 2 < description.size())
      html::show_description(page, title_of(item->value, decl), description, item->place, options);
    structured = std::move(item->value);
  }
  return {std::move(page.text), std::move(page.furniture), std::move(structured)};
}

Result<ReadDocument> read_page(std::span<const std::byte> bytes, const TextOptions& options, const StructuredDecl& structured) {
  Result<html::Page> page = html::read_html(bytes, options);
  if (!page) return page.errors();
  return finished(std::move(*page), options, structured);
}

Result<ReadDocument> read_json_ld(std::span<const std::byte> bytes, const TextOptions& options, const StructuredDecl& structured) {
  Result<html::Page> page = html::read_json_ld_document(bytes, options);
  if (!page) return page.errors();
  return finished(std::move(*page), options, structured);
}

}  // namespace

Result<ReadDocument> read_document(std::span<const std::byte> bytes, Source& source, const TextOptions& options,
                                   const StructuredDecl& structured) {
  if (source.media_type == "application/ld+json") return read_json_ld(bytes, options, structured);
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (may_be_page(source.media_type) && (html::looks_like_html(raw) || html::looks_like_escaped_html(raw))) source.media_type = kHtml;
  if (is_page(source.media_type)) return read_page(bytes, options, structured);
  Result<Text> text = prepare_text(bytes, options);
  if (!text) return text.errors();
  return ReadDocument{std::move(*text), {}, {}};
}

}  // namespace quern

#include "html/html.h"

#include <utility>

#include "html/charset.h"
#include "html/markup.h"
#include "html/open_elements.h"
#include "html/page_text.h"
#include "html/tree.h"
#include "text/chars.h"
#include "text/decode.h"
#include "text/entities.h"
#include "text/prepare.h"

namespace quern::html {
namespace {

Error too_deep() {
  return {"html_too_deep",
          {},
          "The elements of the page are nested more than " + std::to_string(kDeepest) + " deep.",
          "No page for people is; see what made it. To read it as plain text, take its tags out first."};
}

Result<Decoded> decode_page(std::span<const std::byte> bytes, const TextOptions& options) {
  if (!options.charset.empty()) return decode(bytes, options.charset);
  return decode(bytes, declared_charset({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

// An escaped page becomes what it was before.
void unescape(Text& text) {
  if (!looks_like_escaped_html(text.utf8)) return;
  Rewrite plain = decode_entities(text.utf8);
  replace_text(text, std::move(plain.text), OriginMap(std::move(plain.edits)));
}

std::string main_heading(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes) {
  for (uint32_t at = 0; at < nodes.size(); ++at)
    if (nodes[at].tag == GUMBO_TAG_H1 && nodes[at].size > 0) return line_of(source, markup, nodes, at);
  return {};
}

std::string title_of(std::string_view source, const Markup& markup) {
  LineWriter writer(source);
  writer.words(markup.title, false, false);
  return std::string(writer.line());
}

void read_items(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes, Page& page) {
  for (const Span script : markup.json_ld)
    if (!read_json_ld(script.of(source), script, page.items)) page.text.flags.emplace_back("broken_json_ld");
  read_microdata(source, markup, nodes, page.items);
}

bool has_tags(std::string_view text) {
  for (size_t at = text.find('<'); at != text.npos && at + 1 < text.size(); at = text.find('<', at + 1))
    if (text[at + 1] == '/' || is_letter(static_cast<unsigned char>(text[at + 1]))) return true;
  return false;
}

// What stands in a string of JSON: text, HTML, or HTML that was escaped once or twice.
std::string description_text(std::string_view description) {
  constexpr int kMostLevels = 3;
  std::string source(description);
  for (int level = 0; level < kMostLevels && !has_tags(source) && source.find('&') != source.npos; ++level)
    if (Rewrite plain = decode_entities(source); plain.changed()) source = std::move(plain.text);
  if (!has_tags(source)) return source;
  const Markup markup = read_markup(source);
  return markup.too_deep ? source : write_text(source, markup, make_tree(markup)).text;
}

}  // namespace

Result<Page> read_html(std::span<const std::byte> bytes, const TextOptions& options) {
  Result<Decoded> decoded = decode_page(bytes, options);
  if (!decoded) return decoded.errors();
  Page page;
  page.text = take_decoded(std::move(*decoded), bytes);
  unescape(page.text);
  const std::string_view source = page.text.utf8;
  const Markup markup = read_markup(source);
  if (markup.too_deep) return too_deep();
  const std::vector<PageNode> nodes = make_tree(markup);
  page.heading = main_heading(source, markup, nodes);
  page.title = title_of(source, markup);
  read_items(source, markup, nodes, page);
  LineWriter::Written written = write_text(source, markup, nodes);
  replace_text(page.text, std::move(written.text), written.origin);
  const OriginMap cleaned = clean_text(page.text, options);
  for (const Span span : written.furniture) page.furniture.push_back({cleaned.after(span.begin), cleaned.after(span.end)});
  return page;
}

Result<Page> read_json_ld_document(std::span<const std::byte> bytes, const TextOptions& options) {
  Result<Decoded> decoded = decode(bytes, options.charset);
  if (!decoded) return decoded.errors();
  Page page;
  page.text = take_decoded(std::move(*decoded), bytes);
  const auto size = static_cast<uint32_t>(page.text.utf8.size());
  if (!read_json_ld(page.text.utf8, {0, size}, page.items)) page.text.flags.emplace_back("broken_json_ld");
  replace_text(page.text, "", OriginMap(std::vector<OriginMap::Edit>{{{0, size}, {0, 0}}}));
  return page;
}

void show_description(Page& page, std::string_view title, std::string_view description, Span place, const TextOptions& options) {
  std::string text = title.empty() ? "" : "# " + std::string(title) + "\n\n";
  text += description_text(description);
  const auto size = static_cast<uint32_t>(text.size());
  page.furniture.clear();
  page.text.repairs.clear();
  page.text.origin =
      OriginMap(std::vector<OriginMap::Edit>{{{0, place.begin}, {0, 0}}, {{place.begin, page.text.decoded_bytes}, {0, size}}});
  page.text.utf8 = std::move(text);
  clean_text(page.text, options);
}

}  // namespace quern::html

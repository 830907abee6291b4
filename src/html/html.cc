#include "html/html.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/charset.h"
#include "html/markup.h"
#include "html/open_elements.h"
#include "html/page_text.h"
#include "html/tree.h"
#include "text/chars.h"
#include "text/decode.h"
#include "text/entities.h"
#include "text/fold.h"
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
    if (text[at + 1] == '/' || is_ascii_letter(text[at + 1])) return true;
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

// Letters and digits in a row, folded.
std::unordered_set<std::string> words_in(std::string_view text) {
  const std::string folded = fold_phrase(text);
  std::unordered_set<std::string> words;
  std::string word;
  for (size_t at = 0; at < folded.size();) {
    const char32_t c = utf8::next(folded, at);
    if (is_alnum(c)) utf8::append(word, c);
    if (is_alnum(c) && at < folded.size()) continue;
    if (!word.empty()) words.insert(std::move(word));
    word.clear();
  }
  return words;
}

bool has_words_of(std::string_view text, std::string_view other) {
  const std::unordered_set<std::string> words = words_in(text), others = words_in(other);
  return std::all_of(others.begin(), others.end(), [&](const std::string& word) { return words.count(word) > 0; });
}

void show_instead(Text shown, Page& page) {
  page.furniture.clear();
  shown.charset = std::move(page.text.charset);
  shown.flags.insert(shown.flags.end(), page.text.flags.begin(), page.text.flags.end());
  page.text = std::move(shown);
}

// What stands behind comes from the end of the page, for offsets only grow.
void show_behind(Text shown, Text& text) {
  const std::string_view gap = "\n\n";
  const auto begin = static_cast<uint32_t>(text.utf8.size()), shift = static_cast<uint32_t>(begin + gap.size());
  for (Repair& repair : shown.repairs) {
    repair.span = {repair.span.begin + shift, repair.span.end + shift};
    text.repairs.push_back(std::move(repair));
  }
  text.flags.insert(text.flags.end(), shown.flags.begin(), shown.flags.end());
  text.utf8.append(gap).append(shown.utf8);
  const auto end = static_cast<uint32_t>(text.utf8.size());
  std::vector<OriginMap::Edit> edits(text.origin.edits().begin(), text.origin.edits().end());
  edits.push_back({{text.decoded_bytes, text.decoded_bytes}, {begin, end}});
  text.origin = OriginMap(std::move(edits));
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
  Text shown;
  shown.utf8 = title.empty() ? "" : "# " + std::string(title) + "\n\n";
  shown.utf8 += description_text(description);
  shown.decoded_bytes = page.text.decoded_bytes;
  shown.lines = page.text.lines;
  const auto size = static_cast<uint32_t>(shown.utf8.size());
  shown.origin = OriginMap(std::vector<OriginMap::Edit>{{{0, place.begin}, {0, 0}}, {{place.begin, shown.decoded_bytes}, {0, size}}});
  clean_text(shown, options);
  if (has_words_of(shown.utf8, page.text.utf8)) {
    show_instead(std::move(shown), page);
  } else {
    show_behind(std::move(shown), page.text);
  }
}

}  // namespace quern::html

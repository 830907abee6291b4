#include "html/html.h"

#include <utility>

#include "html/charset.h"
#include "html/markup.h"
#include "html/open_elements.h"
#include "html/page_text.h"
#include "html/tree.h"
#include "text/decode.h"
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

}  // namespace

Result<Page> read_html(std::span<const std::byte> bytes, const TextOptions& options) {
  Result<Decoded> decoded = decode_page(bytes, options);
  if (!decoded) return decoded.errors();
  Page page;
  page.text = take_decoded(std::move(*decoded), bytes);
  const Markup markup = read_markup(page.text.utf8);
  if (markup.too_deep) return too_deep();
  LineWriter::Written written = write_text(page.text.utf8, markup, make_tree(markup));
  replace_text(page.text, std::move(written.text), written.origin);
  const OriginMap cleaned = clean_text(page.text, options);
  for (const Span span : written.furniture) page.furniture.push_back({cleaned.after(span.begin), cleaned.after(span.end)});
  return page;
}

}  // namespace quern::html

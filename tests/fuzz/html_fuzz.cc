// Any bytes as a page: valid UTF-8 with a way back comes out, furniture lies in it in order, or the page is refused.
#include <cstdint>
#include <cstdlib>
#include <span>

#include "base/utf8.h"
#include "html/html.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto page = quern::html::read_html(std::as_bytes(std::span(data, size)));
  if (!page) {
    require(page.errors().front().code == "not_text" || page.errors().front().code == "html_too_deep");
    return 0;
  }
  const quern::Text& text = page->text;
  require(quern::utf8::valid(text.utf8) && text.origin.before(static_cast<uint32_t>(text.utf8.size())) <= text.decoded_bytes);
  uint32_t last = 0;
  for (const quern::Span span : page->furniture) {
    require(span.begin >= last && span.begin <= span.end && span.end <= text.utf8.size());
    last = span.end;
  }
  for (uint32_t at = 0, line = 1; at < text.utf8.size(); ++at) {
    const uint32_t next = text.source_line(at);
    require(next >= line && next <= text.lines.size());
    line = next;
  }
  return 0;
}

// Any bytes become valid UTF-8 with a sound way back, or are refused; and what is prepared once stays as it is.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "base/utf8.h"
#include "quern/text.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_origin(const quern::Text& text) {
  uint32_t before = 0, after = 0;
  for (const quern::OriginMap::Edit& edit : text.origin.edits()) {
    require(edit.before.begin >= before && edit.after.begin >= after);
    require(edit.before.end >= edit.before.begin && edit.after.end >= edit.after.begin);
    require(edit.before.begin - before == edit.after.begin - after);  // in step between two edits
    before = edit.before.end;
    after = edit.after.end;
  }
  require(text.decoded_bytes - before == text.utf8.size() - after);
}

void check_lines(const quern::Text& text) {
  require(!text.lines.empty() && std::is_sorted(text.lines.begin(), text.lines.end()));
  uint32_t last = 1;
  for (uint32_t offset = 0; offset <= text.utf8.size(); ++offset) {
    const uint32_t line = text.source_line(offset);
    require(line >= last && line <= text.lines.size());
    last = line;
  }
}

void check_repairs(const quern::Text& text) {
  for (const quern::Repair& repair : text.repairs) {
    require(repair.span.begin <= repair.span.end && repair.span.end <= text.utf8.size());
    require(repair.line >= 1 && repair.line <= text.lines.size());
    require(quern::utf8::valid(repair.span.of(text.utf8)) && !repair.from.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto text = quern::prepare_text(std::as_bytes(std::span(data, size)));
  if (!text) {
    require(text.errors().front().code == "not_text");
    return 0;
  }
  require(quern::utf8::valid(text->utf8));
  check_origin(*text);
  check_lines(*text);
  check_repairs(*text);
  const auto again = quern::prepare_text(std::as_bytes(std::span(text->utf8.data(), text->utf8.size())));
  require(again && again->utf8 == text->utf8 && again->repairs.empty());
  return 0;
}

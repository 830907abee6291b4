#include "pipeline/document_parser.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "fields/structured.h"
#include "html/structured_data.h"

namespace quern {
namespace {

// How many items an object is, or holds in its "@graph", that the grammar reads.
size_t count_items(std::string_view json, const StructuredDecl& structured) {
  std::vector<html::StructuredItem> items;
  if (structured.type.empty() || !html::read_json_ld(json, {}, items)) return 0;
  return static_cast<size_t>(std::ranges::count_if(items, [&](const auto& item) { return is_wanted(item.value, structured); }));
}

}  // namespace

Reject reject_of(RawDocument&& document, std::string_view bytes) {
  return {std::move(document.code), std::move(document.source), std::move(document.reason), std::string(bytes), std::move(document.id)};
}

bool DocumentUnwrapper::unwrap(RawDocument& document, std::string_view bytes, std::string_view& content) {
  content = bytes;
  if (document.form != RawDocument::Form::kJson) return document.form != RawDocument::Form::kRefused;
  Result<JsonLine> found = reader_.read(bytes);
  if (found) {
    content = found->text;
    document.source.media_type = "text/plain";
    if (!found->id.empty()) document.id = std::move(found->id);
    return true;
  }
  const size_t items = count_items(bytes, structured_);
  if (items == 1) {
    document.source.media_type = "application/ld+json";
    return true;
  }
  document.form = RawDocument::Form::kRefused;
  document.code = "invalid_json_line";
  document.reason = items == 0 ? found.errors().front().message
                               : "it holds " + std::to_string(items) + " items of type " + structured_.type + ", and a document is one";
  if (document.line > 0) document.reason.insert(0, "line " + std::to_string(document.line) + ": ");
  return false;
}

DocumentParser::DocumentParser(const Grammar& grammar, ParserOptions options, const JsonMembers& members)
    : parser_(grammar, std::move(options)), unwrapper_(members, grammar.compiled().structured) {}

Outcome DocumentParser::parse(RawDocument&& document, std::string_view bytes, std::string_view& content) {
  if (!unwrapper_.unwrap(document, bytes, content)) return reject_of(std::move(document), bytes);
  return parser_.parse(content, std::move(document.source), document.id);
}

}  // namespace quern

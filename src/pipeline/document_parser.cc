#include "pipeline/document_parser.h"

#include <algorithm>
#include <utility>

#include "json/reader.h"

namespace quern {
namespace {

// https://schema.org/JobPosting
bool is_job_posting(const Value& object) {
  const auto names_it = [](const Value& type) {
    std::string_view name = type.as_string();
    for (const std::string_view host : {"http://schema.org/", "https://schema.org/", "schema:"})
      if (name.starts_with(host)) name.remove_prefix(host.size());
    return name == "JobPosting";
  };
  const Value* const type = object.find("@type");
  if (type == nullptr) return false;
  return names_it(*type) || (type->array() != nullptr && std::ranges::any_of(*type->array(), names_it));
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
  if (const auto object = parse_json(bytes); object && is_job_posting(*object)) {
    document.source.media_type = "application/ld+json";
    return true;
  }
  document.form = RawDocument::Form::kRefused;
  document.code = "invalid_json_line";
  document.reason = found.errors().front().message;
  if (document.line > 0) document.reason.insert(0, "line " + std::to_string(document.line) + ": ");
  return false;
}

DocumentParser::DocumentParser(Grammar grammar, ParserOptions options, const JsonMembers& members)
    : parser_(std::move(grammar), std::move(options)), unwrapper_(members) {}

Outcome DocumentParser::parse(RawDocument&& document, std::string_view bytes, std::string_view& content) {
  if (!unwrapper_.unwrap(document, bytes, content)) return reject_of(std::move(document), bytes);
  return parser_.parse(content, std::move(document.source), document.id);
}

}  // namespace quern

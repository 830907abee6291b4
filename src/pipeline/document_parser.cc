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

DocumentParser::DocumentParser(Grammar grammar, ParserOptions options, const JsonMembers& members)
    : parser_(std::move(grammar), std::move(options)), reader_(members.text, members.id) {}

Outcome DocumentParser::parse(RawDocument&& document, std::string_view bytes) {
  switch (document.form) {
    case RawDocument::Form::kText: return parser_.parse(bytes, std::move(document.source), document.id);
    case RawDocument::Form::kJson: return parse_json(std::move(document), bytes);
    case RawDocument::Form::kRefused: break;
  }
  return reject_of(std::move(document), bytes);
}

Outcome DocumentParser::parse_json(RawDocument&& document, std::string_view bytes) {
  const Result<JsonLine> found = reader_.read(bytes);
  if (!found) {
    if (const auto object = quern::parse_json(bytes); object && is_job_posting(*object)) {
      document.source.media_type = "application/ld+json";
      return parser_.parse(bytes, std::move(document.source), document.id);
    }
    document.code = "invalid_json_line";
    document.reason = found.errors().front().message;
    if (document.line > 0) document.reason.insert(0, "line " + std::to_string(document.line) + ": ");
    return reject_of(std::move(document), bytes);
  }
  document.source.media_type = "text/plain";
  return parser_.parse(found->text, std::move(document.source), found->id.empty() ? document.id : found->id);
}

}  // namespace quern

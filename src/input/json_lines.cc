#include "input/json_lines.h"

#include <utility>

namespace quern {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos; }

Reject refuse(const InputLine& line, Source source, const char* code, const std::string& why) {
  source.media_type = "application/json";
  source.bytes = line.bytes;
  return {code, std::move(source), "line " + std::to_string(line.number) + ": " + why, std::string(line.text)};
}

}  // namespace

JsonLines::JsonLines(JsonLinesOptions options, std::function<void(Item&&)> take)
    : options_(std::move(options)),
      take_(std::move(take)),
      reader_(options_.text_field, options_.id_field),
      lines_(options_.line_limit, [this](const InputLine& line) { take_line(line); }) {}

void JsonLines::take_line(const InputLine& line) {
  if (line.whole() && is_blank(line.text)) return;
  Source source = source_of(line);
  ++documents_;
  if (!line.whole()) {
    const std::string why = "it has " + std::to_string(line.bytes) + " bytes, the limit is " + std::to_string(options_.line_limit);
    return take_(refuse(line, std::move(source), "document_too_large", why));
  }
  Result<JsonLine> found = reader_.read(line.text);
  if (!found) return take_(refuse(line, std::move(source), "invalid_json_line", found.errors().front().message));
  take_(JsonDocument{found->text, std::move(found->id), std::move(source)});
}

Source JsonLines::source_of(const InputLine& line) const {
  Source source;
  source.uri = options_.uri;
  source.document = documents_;
  source.offset = line.offset;
  return source;
}

}  // namespace quern

#include "input/json_line_cutter.h"

#include <utility>

namespace quern {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos; }

}  // namespace

JsonLineCutter::JsonLineCutter(StreamInfo stream, TakeDocument take)
    : stream_(std::move(stream)),
      take_(std::move(take)),
      lines_(stream_.document_limit, [this](const InputLine& line) { take_line(line); }) {
  stream_.media_type = "application/json";
  stream_.charset = "utf-8";
}

void JsonLineCutter::take_line(const InputLine& line) {
  if (line.whole() && is_blank(line.text)) return;
  Source source = source_at(stream_, documents_++, line.offset);
  source.bytes = line.bytes;
  RawDocument document;
  if (line.whole()) {
    document.form = RawDocument::Form::kJson;
    document.source = std::move(source);
  } else {
    document = refused(std::move(source), "document_too_large",
                       "line " + std::to_string(line.number) + ": it has " + std::to_string(line.bytes) + " bytes, the limit is " +
                           std::to_string(stream_.document_limit));
  }
  document.line = line.number;
  take_(std::move(document), line.text);
}

void JsonLineCutter::break_off(const std::string& why) {
  const InputLine line = lines_.unfinished();
  if (line.bytes == 0 || is_blank(line.text)) return;
  Source source = source_at(stream_, documents_++, line.offset);
  source.bytes = line.bytes;
  RawDocument document = refused_as_cut(std::move(source), why);
  document.line = line.number;
  take_(std::move(document), line.text);
}

}  // namespace quern

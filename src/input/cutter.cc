#include "input/cutter.h"

#include <utility>

namespace quern {

Source source_at(const StreamInfo& stream, uint64_t number, uint64_t offset) {
  Source source;
  source.uri = stream.uri;
  source.document = number;
  source.offset = offset;
  source.media_type = stream.media_type;
  source.charset = stream.charset;
  return source;
}

RawDocument refused(Source source, std::string code, std::string reason) {
  RawDocument document;
  document.form = RawDocument::Form::kRefused;
  document.source = std::move(source);
  document.code = std::move(code);
  document.reason = std::move(reason);
  return document;
}

RawDocument refused_as_too_large(Source source, size_t limit) {
  std::string reason = "the document has " + std::to_string(source.bytes) + " bytes, the limit is " + std::to_string(limit);
  return refused(std::move(source), "document_too_large", std::move(reason));
}

RawDocument refused_as_cut(Source source, const std::string& why) {
  return refused(std::move(source), "document_cut", "the input breaks off within the document: " + why);
}

}  // namespace quern

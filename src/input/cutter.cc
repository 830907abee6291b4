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

}  // namespace quern

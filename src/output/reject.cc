#include "base/base64.h"
#include "base/utf8.h"
#include "json/writer.h"
#include "quern/emit.h"

namespace quern {
namespace {

void write_source(const Source& source, JsonWriter& json) {
  json.begin_object();
  json.key("uri"), json.string(utf8::sanitized(source.uri));
  json.key("document"), json.integer(static_cast<int64_t>(source.document));
  json.key("offset"), json.integer(static_cast<int64_t>(source.offset));
  json.key("media_type"), json.string(utf8::sanitized(source.media_type));
  json.key("charset");
  if (source.charset.empty()) {
    json.null();  // refused before it was decoded
  } else {
    json.string(utf8::sanitized(source.charset));
  }
  json.key("bytes"), json.integer(static_cast<int64_t>(source.bytes));
  json.key("sha256"), json.string(source.sha256);
  json.end_object();
}

}  // namespace

void emit(const Reject& reject, std::string& out) {
  JsonWriter json(out);
  json.begin_object();
  json.key("code"), json.string(reject.code);
  json.key("reason"), json.string(utf8::sanitized(reject.reason));
  if (!reject.id.empty()) json.key("id"), json.string(utf8::sanitized(reject.id));
  json.key("source"), write_source(reject.source, json);
  if (utf8::valid(reject.original)) {
    json.key("original"), json.string(reject.original);
  } else {
    json.key("original_base64"), json.string(base64(reject.original));
  }
  json.end_object();
  out += '\n';
}

}  // namespace quern

#include "input/reject_cutter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/base64.h"
#include "json/reader.h"
#include "quern/codes.h"

namespace quern {
namespace {

constexpr std::string_view kStart = R"({"code":")", kNext = R"(","reason":)";

// These hold no document, or not all of it.
constexpr auto kNoDocument = std::to_array<std::string_view>({"archive_encrypted", "archive_too_deep", "document_cut", "invalid_json",
                                                              "invalid_row", "invalid_warc_record", "unsupported_content_encoding"});

bool is_no_document(const Reject& reject) {
  const bool cut = reject.code == "document_too_large" && reject.source.bytes > reject.original.size();
  return cut || reject.original.empty() || std::ranges::find(kNoDocument, reject.code) != kNoDocument.end();
}

std::string string_of(const Value& object, std::string_view name) {
  const Value* member = object.find(name);
  return member == nullptr ? "" : std::string(member->as_string());
}

uint64_t number_of(const Value& object, std::string_view name) {
  const Value* member = object.find(name);
  return member == nullptr ? 0 : static_cast<uint64_t>(member->as_integer());
}

Source source_from(const Value& object) {
  Source source;
  source.uri = string_of(object, "uri");
  source.document = number_of(object, "document");
  source.offset = number_of(object, "offset");
  source.media_type = string_of(object, "media_type");
  source.charset = string_of(object, "charset");
  source.bytes = number_of(object, "bytes");
  source.sha256 = string_of(object, "sha256");
  return source;
}

Result<Reject> read_reject(std::string_view line) {
  const auto value = parse_json(line);
  if (!value) return value.errors();
  const Value* source = value->find("source");
  const Value* code = value->find("code");
  if (source == nullptr || code == nullptr || code->as_string().empty())
    return Error{"not_json", {}, "the line is no reject: it lacks `code` or `source`", ""};
  Reject reject{std::string(code->as_string()), source_from(*source), string_of(*value, "reason"), string_of(*value, "original"),
                string_of(*value, "id")};
  if (const Value* encoded = value->find("original_base64")) {
    auto original = from_base64(encoded->as_string());
    if (!original) return Error{"not_json", {}, "`original_base64` is no base64", ""};
    reject.original = std::move(*original);
  }
  return reject;
}

}  // namespace

std::optional<bool> begins_reject(std::string_view line) {
  if (line.size() < kStart.size()) return kStart.starts_with(line) ? std::nullopt : std::optional(false);
  if (!line.starts_with(kStart)) return false;
  line.remove_prefix(kStart.size());
  constexpr size_t kLongestCode = 64;
  const size_t end = line.find('"');
  if (end == std::string_view::npos) return line.size() < kLongestCode ? std::nullopt : std::optional(false);
  const CodeInfo* const code = find_code(line.substr(0, end));
  if (code == nullptr || code->kind != CodeKind::kReject) return false;
  const std::string_view rest = line.substr(end);
  if (rest.size() < kNext.size()) return kNext.starts_with(rest) ? std::nullopt : std::optional(false);
  return rest.starts_with(kNext);
}

// A document in base64 or of escaped characters takes more room than it has bytes.
RejectCutter::RejectCutter(StreamInfo stream, TakeDocument take)
    : stream_(std::move(stream)),
      take_(std::move(take)),
      lines_(6 * stream_.document_limit + (size_t{64} << 10), [this](const InputLine& line) { take_line(line); }) {
  stream_.media_type = "application/json";
  stream_.charset = "utf-8";
}

void RejectCutter::take_line(const InputLine& line) {
  if (line.whole() && line.text.find_first_not_of(" \t\r") == std::string_view::npos) return;
  if (!line.whole()) return refuse_line(line, refused_as_too_large(source_of(line), stream_.document_limit));
  auto reject = read_reject(line.text);
  if (!reject)
    return refuse_line(line, refused(source_of(line), "invalid_json_line",
                                     "line " + std::to_string(line.number) + ": " + reject.errors().front().message));
  RawDocument document;
  document.source = std::move(reject->source);
  document.id = std::move(reject->id);
  document.position = line.offset;  // but no line: that of its own input is not known
  if (is_no_document(*reject)) {
    document.form = RawDocument::Form::kRefused;
    document.code = std::move(reject->code);
    document.reason = std::move(reject->reason);
  } else if (document.source.media_type == "application/json") {
    document.form = RawDocument::Form::kJson;
  }
  ++documents_;
  take_(std::move(document), reject->original);
}

void RejectCutter::break_off(const std::string& why) {
  const InputLine line = lines_.unfinished();
  if (line.bytes > 0) refuse_line(line, refused_as_cut(source_of(line), why));
}

void RejectCutter::refuse_line(const InputLine& line, RawDocument&& document) {
  ++documents_;
  document.position = line.offset;
  document.line = line.number;
  take_(std::move(document), line.text.substr(0, stream_.document_limit));
}

Source RejectCutter::source_of(const InputLine& line) {
  Source source = source_at(stream_, documents_, line.offset);
  source.bytes = line.bytes;
  return source;
}

}  // namespace quern

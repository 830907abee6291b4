#include "input/warc_cutter.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "input/archive_reader.h"

namespace quern {
namespace {

constexpr std::string_view kRecordStart = "WARC/1.";
constexpr size_t kLongestHead = size_t{64} << 10;
constexpr size_t kOverhead = size_t{1} << 20;  // heads of HTTP and sizes of chunks, beside a document

std::string_view without(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::string_view without_angles(std::string_view text) {
  return text.size() >= 2 && text.front() == '<' && text.back() == '>' ? text.substr(1, text.size() - 2) : text;
}

bool is_html(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }
bool is_plain(std::string_view type) { return type == "text/plain" || type == "text/markdown"; }
bool is_json(std::string_view type) { return type == "application/json" || type == "application/ld+json"; }

}  // namespace

WarcCutter::WarcCutter(StreamInfo stream, TakeDocument take, PassOver pass_over)
    : stream_(std::move(stream)), take_(std::move(take)), pass_over_(std::move(pass_over)) {}

void WarcCutter::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t taken = step(bytes);
    offset_ += taken;
    bytes.remove_prefix(taken);
  }
}

// Reads some of the bytes, and tells how many.
size_t WarcCutter::step(std::string_view bytes) {
  switch (state_) {
    case State::kBetween: {
      const size_t begin = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
      if (begin == bytes.size()) return begin;
      begin_ = offset_ + begin;
      held_.clear();
      state_ = State::kHead;
      return begin;
    }
    case State::kHead: return read_head(bytes);
    case State::kBlock: return read_block(bytes);
    case State::kLost: return find_record(bytes);
  }
  return bytes.size();
}

size_t WarcCutter::read_head(std::string_view bytes) {
  const size_t before = held_.size();
  held_ += bytes.substr(0, kLongestHead);
  const std::string_view start = std::string_view(held_).substr(0, kRecordStart.size());
  const size_t end = head_end(held_, before - std::min<size_t>(before, 3));
  if (!kRecordStart.starts_with(start)) {
    held_.resize(before);
    lose("expected is a record, which begins with WARC/1.0 or WARC/1.1");
    return 0;
  }
  if (end == std::string_view::npos) {
    if (held_.size() > kLongestHead) lose("the head of the record has no end");
    return std::min(bytes.size(), kLongestHead);
  }
  held_.resize(end);
  take_head();
  return end - before;
}

void WarcCutter::take_head() {
  head_.type = header_value(held_, "WARC-Type");
  head_.id = without(without_angles(header_value(held_, "WARC-Record-ID")), "urn:uuid:");
  head_.uri = without_angles(header_value(held_, "WARC-Target-URI"));
  head_.truncated = header_value(held_, "WARC-Truncated");
  head_.content_type = parse_content_type(header_value(held_, "Content-Type"));
  const std::string_view length = header_value(held_, "Content-Length");
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), left_);
  if (length.empty() || error != std::errc() || end != length.data() + length.size())
    return lose(length.empty() ? "the record has no Content-Length" : "the Content-Length is no number: " + std::string(length));
  if (head_.type.empty()) return lose("the record has no WARC-Type");
  size_ = left_;
  held_.clear();
  state_ = State::kBlock;
  if (left_ == 0) end_record();
}

size_t WarcCutter::read_block(std::string_view bytes) {
  const size_t taken = static_cast<size_t>(std::min<uint64_t>(left_, bytes.size()));
  const bool wanted = head_.type == "response" || head_.type == "resource" || head_.type == "conversion";
  if (wanted)
    held_ +=
        bytes.substr(0, std::min(taken, stream_.document_limit + kOverhead - std::min(stream_.document_limit + kOverhead, held_.size())));
  left_ -= taken;
  if (left_ == 0) end_record();
  return taken;
}

// What is held is part of what is lost.
void WarcCutter::lose(std::string why) {
  why_ = std::move(why);
  state_ = State::kLost;
  size_ = held_.size();
  line_.clear();
  line_begins_ = held_.ends_with('\n');
}

// Whole lines of what is lost, but for the first bytes of each, which may begin a record.
size_t WarcCutter::find_record(std::string_view bytes) {
  if (!line_begins_) {
    const size_t end = bytes.find('\n');
    line_begins_ = end != std::string_view::npos;
    const size_t taken = line_begins_ ? end + 1 : bytes.size();
    hold_lost(bytes.substr(0, taken));
    return taken;
  }
  const size_t taken = std::min(kRecordStart.size() - line_.size(), bytes.size());
  size_t same = 0;
  while (same < taken && bytes[same] == kRecordStart[line_.size() + same]) ++same;
  line_ += bytes.substr(0, same);
  if (line_ == kRecordStart) {
    end_lost();
    begin_ = offset_ + same - kRecordStart.size();
    held_ = std::exchange(line_, {});
    state_ = State::kHead;
  } else if (same < taken) {
    hold_lost(std::exchange(line_, {}));
    line_begins_ = false;
  }
  return same;
}

void WarcCutter::hold_lost(std::string_view bytes) {
  held_.append(bytes.substr(0, stream_.document_limit - std::min(stream_.document_limit, held_.size())));
  size_ += bytes.size();
}

void WarcCutter::end_lost() { take_refused("invalid_warc_record", "byte " + std::to_string(begin_) + ": " + why_, held_); }

void WarcCutter::end_record() {
  state_ = State::kBetween;
  if (head_.type == "response") {
    take_response();
  } else if (head_.type == "resource" || head_.type == "conversion") {
    take_body(held_, head_.content_type, size_ - held_.size());
  } else {
    pass_over_("WARC records of type " + head_.type);
  }
  held_.clear();
}

void WarcCutter::take_response() {
  const auto http = read_http_head(held_);
  if (!http) {
    if (head_.content_type.media_type != "application/http") return pass_over_("WARC responses of other protocols than HTTP");
    return take_refused("invalid_warc_record", "byte " + std::to_string(begin_) + ": the response has no head of HTTP", held_);
  }
  const std::string& type = http->content_type.media_type;
  if (http->status < 200 || http->status > 299) return pass_over_("WARC responses that are no success");
  if (!is_html(type) && !is_plain(type) && !is_json(type)) return pass_over_("WARC responses that are no text");
  const std::string_view body = std::string_view(held_).substr(http->size);
  if (!head_.truncated.empty()) return take_truncated(body);
  if (size_ > held_.size()) return take_body(body, http->content_type, size_ - held_.size());
  const auto joined = http->chunked ? join_chunks(body) : std::nullopt;  // crawlers that join chunks often leave the header
  if (http->chunked && !joined && begins_chunk(body))
    return take_refused("document_cut", "the body breaks off within its chunks, or they are damaged", body);
  take_decoded(joined ? std::string_view(*joined) : body, *http);
}

void WarcCutter::take_decoded(std::string_view body, const HttpHead& http) {
  const bool gzip = http.content_encoding == "gzip" || http.content_encoding == "x-gzip";
  if (gzip && body.starts_with("\x1F\x8B")) {
    const auto plain = decompress(Container::kGzip, body, stream_.document_limit + 1);
    if (!plain) return take_refused("invalid_warc_record", "byte " + std::to_string(begin_) + ": the body is no sound gzip", body);
    return take_body(*plain, http.content_type, 0);
  }
  // The header stays where the crawler has decoded the body: what begins as text does not is still encoded.
  const size_t start = body.find_first_not_of(" \t\r\n");
  const bool begins_as_text = start == std::string_view::npos || body[start] == '<' || body[start] == '{' || body[start] == '[';
  if (!gzip && !http.content_encoding.empty() && !begins_as_text)
    return take_refused("unsupported_content_encoding", "the body is encoded as `" + http.content_encoding + "`; gzip alone is undone",
                        body);
  take_body(body, http.content_type, 0);
}

// `missing`: how many bytes of it are not held.
void WarcCutter::take_body(std::string_view body, const ContentType& type, uint64_t missing) {
  if (!is_html(type.media_type) && !is_plain(type.media_type) && !is_json(type.media_type))
    return pass_over_("WARC " + head_.type + "s that are no text");
  if (!head_.truncated.empty()) return take_truncated(body);
  Source place = source(body.size() + missing);
  place.media_type = is_html(type.media_type) ? type.media_type : is_json(type.media_type) ? "application/json" : "text/plain";
  if (!type.charset.empty()) place.charset = type.charset;
  ++documents_;
  RawDocument document;
  if (place.bytes > stream_.document_limit) {
    document = refused_as_too_large(std::move(place), stream_.document_limit);
    body = body.substr(0, stream_.document_limit);
  } else {
    document.form = is_json(type.media_type) ? RawDocument::Form::kJson : RawDocument::Form::kText;
    document.source = std::move(place);
  }
  document.id = head_.id;
  take_(std::move(document), body);
}

void WarcCutter::take_truncated(std::string_view body) {
  take_refused("document_cut", "the crawler cut the record, for it says `WARC-Truncated: " + head_.truncated + "`", body);
}

void WarcCutter::take_refused(std::string code, std::string reason, std::string_view body) {
  Source place = source(std::max<uint64_t>(size_, body.size()));
  if (state_ == State::kLost || state_ == State::kHead) place.uri = stream_.uri;
  ++documents_;
  take_(refused(std::move(place), std::move(code), std::move(reason)), body.substr(0, stream_.document_limit));
}

void WarcCutter::finish() {
  if (state_ == State::kBetween) return;
  if (state_ != State::kLost) {
    const std::string what = state_ == State::kHead ? "its head" : "its block, of which " + std::to_string(left_) + " bytes are missing";
    if (state_ == State::kBlock) size_ -= left_;
    take_refused("invalid_warc_record", "byte " + std::to_string(begin_) + ": the record ends within " + what, held_);
  } else {
    hold_lost(line_);
    end_lost();
  }
  state_ = State::kBetween;
}

void WarcCutter::break_off(const std::string& why) {
  if (state_ == State::kBetween) return;
  if (state_ == State::kBlock) size_ -= left_;
  take_refused("document_cut", "the input breaks off within a record: " + why, held_);
}

Source WarcCutter::source(uint64_t bytes) {
  Source source = source_at(stream_, documents_, begin_);
  if (!head_.uri.empty()) source.uri = head_.uri;
  source.bytes = bytes;
  return source;
}

}  // namespace quern

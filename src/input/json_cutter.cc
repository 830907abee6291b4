#include "input/json_cutter.h"

#include <algorithm>
#include <utility>

namespace quern {
namespace {

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool begins_value(char c) {
  return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
}

std::string shown(char c) {
  if (c >= ' ' && c <= '~') return std::string("`") + c + "`";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return std::string("the byte ") + kDigits[byte >> 4] + kDigits[byte & 15];
}

}  // namespace

JsonCutter::JsonCutter(StreamInfo stream, TakeDocument take) : stream_(std::move(stream)), take_(std::move(take)) {
  stream_.media_type = "application/json";
  stream_.charset = "utf-8";
}

void JsonCutter::feed(std::string_view bytes) {
  counted_ = 0;
  for (at_ = 0; at_ < bytes.size();) {
    if (state_ == State::kInValue) {
      at_ = read_value(bytes, at_);
    } else if (state_ == State::kUnreadable) {
      at_ = read_unreadable(bytes, at_);
    } else if (is_white(bytes[at_]) || (offset_ + at_ < 3 && static_cast<unsigned char>(bytes[at_]) >= 0xBB)) {  // a byte order mark
      ++at_;
    } else {
      count_lines(bytes, at_);
      take_structure(bytes[at_]);
    }
  }
  count_lines(bytes, bytes.size());
  offset_ += bytes.size();
}

// Begins what stands at at_, or steps over it.
void JsonCutter::take_structure(char c) {
  const bool ends = state_ == State::kFirstOrEnd || state_ == State::kCommaOrEnd;
  if (c == ']' && ends) {
    in_array_ = false;
    state_ = State::kTop;
  } else if (c == ',' && (state_ == State::kCommaOrEnd || (state_ == State::kTop && documents_ > 0))) {
    state_ = in_array_ ? State::kElement : State::kTop;
  } else if (c == '[' && state_ == State::kTop) {
    in_array_ = true;
    state_ = State::kFirstOrEnd;
  } else if (begins_value(c) && state_ != State::kCommaOrEnd) {
    scanner_ = JsonValueScanner();
    return begin(State::kInValue);
  } else {
    const char* const expected = state_ == State::kTop ? "an object or [" : state_ == State::kCommaOrEnd ? "a comma or ]" : "an object";
    begin(State::kUnreadable);
    return fail(std::string("expected is ") + expected + ", not " + shown(c));
  }
  ++at_;
}

void JsonCutter::begin(State state) {
  state_ = state;
  begin_ = offset_ + at_;
  begin_line_ = line_;
  size_ = 0;
  held_.clear();
}

// What begins at begin_ cannot be read, nor what follows.
void JsonCutter::fail(const std::string& what) {
  state_ = State::kUnreadable;
  line_begins_ = false;
  why_ = "line " + std::to_string(line_) + ": " + what;
}

size_t JsonCutter::read_value(std::string_view bytes, size_t at) {
  const std::string_view rest = bytes.substr(at);
  const size_t end = scanner_.scan(rest);
  if (end == std::string_view::npos) {
    hold(rest);
    return bytes.size();
  }
  if (scanner_.mismatched()) {
    hold(rest.substr(0, end));
    count_lines(bytes, at + end);
    fail("a bracket is closed by one of the other kind, in what begins on line " + std::to_string(begin_line_));
    return at + end;
  }
  if (size_ == 0 && end <= stream_.document_limit) {  // all of it stands in this piece: no copy
    size_ = end;
    end_value(rest.substr(0, end));
  } else {
    hold(rest.substr(0, end));
    end_value(held_);
  }
  return at + end;
}

// Outside of an array an object that begins a line is taken for a new start.
size_t JsonCutter::read_unreadable(std::string_view bytes, size_t at) {
  size_t end = at;
  while (!in_array_ && end < bytes.size()) {
    if (line_begins_ && bytes[end] == '{') {
      hold(bytes.substr(at, end - at));
      end_unreadable();
      return end;
    }
    const size_t line_end = bytes.find('\n', end);
    line_begins_ = line_end != std::string_view::npos;
    end = line_begins_ ? line_end + 1 : bytes.size();
  }
  hold(bytes.substr(at));
  return bytes.size();
}

void JsonCutter::hold(std::string_view bytes) {
  held_.append(bytes.substr(0, stream_.document_limit - std::min(stream_.document_limit, held_.size())));
  size_ += bytes.size();
}

void JsonCutter::end_value(std::string_view bytes) {
  state_ = in_array_ ? State::kCommaOrEnd : State::kTop;
  if (size_ > stream_.document_limit) return take(refused_as_too_large(source(), stream_.document_limit), bytes);
  RawDocument document;
  document.form = RawDocument::Form::kJson;
  document.source = source();
  take(std::move(document), bytes);
}

void JsonCutter::end_unreadable() {
  take(refused(source(), "invalid_json", why_), held_);
  state_ = State::kTop;
}

void JsonCutter::finish() {
  at_ = 0;
  if (state_ == State::kInValue && scanner_.may_end()) end_value(held_);
  if (state_ == State::kInValue) {
    fail("the input ends within what begins on line " + std::to_string(begin_line_) + ": a quote or a bracket is not closed");
  } else if (in_array_ && state_ != State::kUnreadable) {
    begin(State::kUnreadable);
    fail("the input ends before the array does: expected is a comma or ]");
  }
  if (state_ == State::kUnreadable) end_unreadable();
}

void JsonCutter::break_off(const std::string& why) {
  if (state_ == State::kInValue || state_ == State::kUnreadable) take(refused_as_cut(source(), why), held_);
}

Source JsonCutter::source() {
  Source source = source_at(stream_, documents_, begin_);
  source.bytes = size_;
  return source;
}

void JsonCutter::take(RawDocument&& document, std::string_view bytes) {
  ++documents_;
  document.line = begin_line_;
  take_(std::move(document), bytes);
}

void JsonCutter::count_lines(std::string_view bytes, size_t up_to) {
  line_ += static_cast<uint64_t>(
      std::count(bytes.begin() + static_cast<ptrdiff_t>(counted_), bytes.begin() + static_cast<ptrdiff_t>(up_to), '\n'));
  counted_ = up_to;
}

}  // namespace quern

#include "input/stream_splitter.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace quern {
namespace {

constexpr size_t kHead = 4;  // bytes that tell UTF-16 and UTF-32 from the rest
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool is_white(uint32_t unit) { return unit == ' ' || (unit >= '\t' && unit <= '\r'); }

}  // namespace

StreamSplitter::StreamSplitter(SplitOptions::Mode mode, std::optional<Pattern> pattern, StreamEvents& events)
    : mode_(mode), pattern_(std::move(pattern)), events_(events) {}

void StreamSplitter::feed(std::string_view bytes) {
  if (!detected_) {
    const size_t wanted = std::min(kHead - head_.size(), bytes.size());
    head_ += bytes.substr(0, wanted);
    bytes.remove_prefix(wanted);
    if (head_.size() < kHead) return;
    detect();
  }
  split(bytes);
}

void StreamSplitter::finish() {
  if (!detected_) detect();
  if (mode_ == SplitOptions::Mode::kPattern && !line_.empty()) end_line(line_);
  line_.clear();
  if (!part_.empty()) events_.piece(part_, false);
  part_.clear();
}

void StreamSplitter::detect() {
  detected_ = true;
  std::string_view head = head_;
  const auto zero = [&](size_t i) { return head[i] == '\0'; };
  if (head.size() == kHead) {
    const bool wide_little = head == std::string_view("\xFF\xFE\0\0", 4) || (!zero(0) && zero(1) && zero(2) && zero(3));
    const bool wide_big = head == std::string_view("\0\0\xFE\xFF", 4) || (zero(0) && zero(1) && zero(2) && !zero(3));
    const bool little = head.starts_with("\xFF\xFE") || (!zero(0) && zero(1) && !zero(2) && zero(3));
    const bool big = head.starts_with("\xFE\xFF") || (zero(0) && !zero(1) && zero(2) && !zero(3));
    width_ = wide_little || wide_big ? 4 : little || big ? 2 : 1;
    big_endian_ = wide_big || (big && !wide_little);
  }
  const size_t mark = head.starts_with(kUtf8Mark) ? kUtf8Mark.size() : width_ > 1 && unit(head, 0) == 0xFEFF ? width_ : 0;
  if (mark > 0) events_.piece(head.substr(0, mark), true);
  split(head.substr(mark));
}

void StreamSplitter::split(std::string_view bytes) {
  if (!part_.empty()) {
    const size_t wanted = std::min(width_ - part_.size(), bytes.size());
    part_ += bytes.substr(0, wanted);
    bytes.remove_prefix(wanted);
    if (part_.size() < width_) return;
    const std::string whole = std::exchange(part_, {});
    split_units(whole);
  }
  const size_t whole = bytes.size() - bytes.size() % width_;
  split_units(bytes.substr(0, whole));
  part_ = bytes.substr(whole);
}

void StreamSplitter::split_units(std::string_view units) {
  switch (mode_) {
    case SplitOptions::Mode::kNone: return emit(units);
    case SplitOptions::Mode::kFormFeed: return split_at_form_feeds(units);
    case SplitOptions::Mode::kPattern: return split_at_lines(units);
  }
}

void StreamSplitter::split_at_form_feeds(std::string_view units) {
  for (size_t at; (at = find_form_feed(units)) != std::string_view::npos; units.remove_prefix(at + width_)) {
    emit(units.substr(0, at));
    events_.separator(width_);
  }
  emit(units);
}

size_t StreamSplitter::find_form_feed(std::string_view units) const {
  size_t at = units.find('\f');
  if (width_ == 1) return at;
  // A byte 0C within another character: go on at the next one.
  while (at != std::string_view::npos && unit(units, at - at % width_) != '\f') at = units.find('\f', at + 1);
  return at == std::string_view::npos ? at : at - at % width_;
}

void StreamSplitter::split_at_lines(std::string_view units) {
  if (!line_.empty() || too_long_) {
    if (!end_held_line(units)) return;
  }
  size_t begin = 0;  // of the document's lines in `units` that were not passed on yet
  size_t line = 0;
  for (size_t end; (end = find_line_end(units, line)) != std::string_view::npos; line = end) {
    if (!is_separator(units.substr(line, end - line))) continue;
    emit(units.substr(begin, line - begin));
    events_.separator(end - line);
    begin = end;
  }
  emit(units.substr(begin, line - begin));
  hold_line(units.substr(line));
}

// Ends the line that earlier pieces began, if its end stands in `units`, and takes it from them.
bool StreamSplitter::end_held_line(std::string_view& units) {
  size_t end;
  if (ends_in_return(line_)) {
    if (units.empty()) return false;
    end = unit(units, 0) == '\n' ? width_ : 0;
  } else {
    end = find_line_end(units, 0);
  }
  if (end == std::string_view::npos) {
    hold_line(units);
    return false;
  }
  line_ += units.substr(0, end);
  units.remove_prefix(end);
  end_line(line_);
  line_.clear();
  return true;
}

void StreamSplitter::end_line(std::string_view line) {
  if (!too_long_ && is_separator(line)) {
    events_.separator(line.size());
  } else {
    emit(line);
  }
  too_long_ = false;
}

void StreamSplitter::hold_line(std::string_view rest) {
  line_ += rest;
  // What may still become the line's end stays: a line feed may follow the carriage return.
  const size_t content = line_.size() - (ends_in_return(line_) ? width_ : 0);
  if (content > kLongestSeparator) too_long_ = true;
  if (!too_long_) return;
  emit(std::string_view(line_).substr(0, content));
  line_.erase(0, content);
}

// Behind the end of the line that begins at `from`; npos if `units` ends before it is known.
size_t StreamSplitter::find_line_end(std::string_view units, size_t from) const {
  size_t at = from;
  if (width_ == 1) {
    at = units.find_first_of("\r\n", from);
  } else {
    while (at < units.size() && unit(units, at) != '\n' && unit(units, at) != '\r') at += width_;
  }
  if (at >= units.size()) return std::string_view::npos;
  if (unit(units, at) == '\n') return at + width_;
  if (at + width_ == units.size()) return std::string_view::npos;
  return at + width_ + (unit(units, at + width_) == '\n' ? width_ : 0);
}

// `line`: with its line end, if it has one.
bool StreamSplitter::is_separator(std::string_view line) const {
  while (!line.empty()) {
    const uint32_t last = unit(line, line.size() - width_);
    if (last != '\n' && last != '\r') break;
    line.remove_suffix(width_);
  }
  if (line.size() > kLongestSeparator) return false;
  return width_ == 1 ? pattern_->matches(line) : pattern_->matches(to_utf8(line));
}

bool StreamSplitter::ends_in_return(std::string_view units) const { return !units.empty() && unit(units, units.size() - width_) == '\r'; }

uint32_t StreamSplitter::unit(std::string_view units, size_t at) const {
  const auto byte = [&](size_t i) { return uint32_t{static_cast<unsigned char>(units[at + i])}; };
  uint32_t value = 0;
  for (size_t i = 0; i < width_; ++i) value |= byte(i) << 8 * (big_endian_ ? width_ - 1 - i : i);
  return value;
}

std::string StreamSplitter::to_utf8(std::string_view units) const {
  std::string out;
  for (size_t at = 0; at < units.size(); at += width_) {
    uint32_t c = unit(units, at);
    const bool high = width_ == 2 && c >= 0xD800 && c < 0xDC00 && at + width_ < units.size();
    const uint32_t low = high ? unit(units, at + width_) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      at += width_;
    }
    utf8::append(out, c > 0x10FFFF ? utf8::kReplacement : char32_t{c});
  }
  return out;
}

bool StreamSplitter::is_blank(std::string_view units) const {
  for (size_t at = 0; at < units.size(); at += width_) {
    if (!is_white(unit(units, at))) return false;
  }
  return true;
}

void StreamSplitter::emit(std::string_view units) {
  if (!units.empty()) events_.piece(units, is_blank(units));
}

}  // namespace quern

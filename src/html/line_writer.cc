#include "html/line_writer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "html/attributes.h"
#include "text/chars.h"
#include "text/entities.h"

namespace quern::html {
namespace {

constexpr size_t kLongestBold = 120;  // bytes of a bold line that may be a heading

}  // namespace

void LineWriter::words(Span place, bool space_before, bool bold) {
  space_ = space_ || space_before;
  for (size_t at = place.begin; at < place.end;) {
    if (is_blank(source_[at])) {
      space_ = true;
      ++at;
      continue;
    }
    size_t end = at;
    bool has_reference = false;
    for (; end < place.end && !is_blank(source_[end]); ++end) has_reference = has_reference || source_[end] == '&';
    begin_word();
    all_bold_ = all_bold_ && bold;
    if (has_reference) {
      copy_with_references(at, end);
    } else {
      copy(at, end);
    }
    at = end;
  }
}

void LineWriter::preformatted(Span place, bool behind_tag) {
  size_t first = place.begin;
  if (behind_tag && source_[first] == '\r' && place.size() > 1) ++first;
  if (behind_tag && source_[first] == '\n') ++first;
  for (size_t at = first; at < place.end;) {
    const size_t end = std::min<size_t>(source_.substr(0, place.end).find('\n', at), place.end);
    all_bold_ = false;
    if (at < end) copy_with_references(at, end - (source_[end - 1] == '\r' ? 1 : 0));
    if (end == place.end) break;
    if (line_.find_first_not_of(" \t") == line_.npos) {
      end_line();
      blank_line();
    } else {
      end_line();
    }
    at = end + 1;
  }
}

void LineWriter::mark(std::string_view mark) {
  if (line_.empty()) return;
  line_ += mark;
  space_ = false;
}

void LineWriter::begin_word() {
  if (space_ && !line_.empty() && line_.back() != ' ') line_ += ' ';
  space_ = false;
}

void LineWriter::copy(size_t begin, size_t end) {
  if (begin == end) return;
  const auto from = static_cast<uint32_t>(begin), size = static_cast<uint32_t>(end - begin);
  copies_.push_back({from, static_cast<uint32_t>(line_.size()), size});
  line_.append(source_, begin, end - begin);
}

void LineWriter::copy_with_references(size_t begin, size_t end) {
  const std::string_view text = source_.substr(0, end);
  size_t copied = begin;
  for (size_t at = text.find('&', begin); at != text.npos; at = text.find('&', at)) {
    const std::optional<Reference> reference = read_reference(text, at);
    if (!reference) {
      ++at;
      continue;
    }
    copy(copied, at);
    line_ += reference->text == "\n" ? " " : reference->text;
    at = copied = reference->end;
  }
  copy(copied, end);
}

void LineWriter::end_line() {
  space_ = false;
  if (trim(line_).empty()) {
    line_.clear();
    copies_.clear();
  } else {
    write_line();
  }
  all_bold_ = true;
}

void LineWriter::blank_line() {
  end_line();
  blank_ = true;
}

void LineWriter::begin_with(std::string prefix, std::string hang, bool is_heading) {
  prefix_ = std::move(prefix);
  hang_ = std::move(hang);
  heading_ = is_heading;
  prefixed_ = !prefix_.empty();
}

// Blanks at the end of a line go; they stand there in <pre>.
void LineWriter::trim_line() {
  while (is_blank(line_.back())) line_.pop_back();
  while (!copies_.empty() && copies_.back().line_at >= line_.size()) copies_.pop_back();
  if (!copies_.empty()) copies_.back().size = std::min(copies_.back().size, static_cast<uint32_t>(line_.size()) - copies_.back().line_at);
}

void LineWriter::write_line() {
  trim_line();
  if (!out_.text.empty()) out_.text += blank_ ? "\n\n" : "\n";
  const auto begin = static_cast<uint32_t>(out_.text.size());
  const bool emphasized = all_bold_ && !heading_ && prefix_.empty() && hang_.empty() && line_.size() <= kLongestBold;
  write(prefixed_ ? prefix_ : hang_);
  if (emphasized) write("**");
  place_copies(begin, static_cast<uint32_t>(out_.text.size()));
  write(line_);
  if (emphasized) write("**");
  const auto end = static_cast<uint32_t>(out_.text.size());
  if (furniture_) {
    if (furniture_before_ && !out_.furniture.empty()) {
      out_.furniture.back().end = end;
    } else {
      out_.furniture.push_back({begin, end});
    }
  }
  furniture_before_ = furniture_;
  prefixed_ = blank_ = false;
  line_.clear();
  copies_.clear();
}

// Between two copies lies an edit. A copy from further up in the source, such as of text that stands astray in a table, is part of one.
void LineWriter::place_copies(uint32_t line_begin, uint32_t words_begin) {
  for (const Copy& copy : copies_) {
    const uint32_t at = words_begin + copy.line_at;
    if (copy.from < source_end_) continue;
    // The line end goes with the byte before the words, so that what the line begins with leads to where these stand.
    if (line_begin > text_end_ && copy.from > source_end_) {
      add_edit({source_end_, copy.from - 1}, {text_end_, line_begin - 1});
      source_end_ = copy.from;
      text_end_ = line_begin;
    }
    add_edit({source_end_, copy.from}, {text_end_, at});
    source_end_ = copy.from + copy.size;
    text_end_ = at + copy.size;
  }
}

void LineWriter::add_edit(Span source, Span text) {
  if (!source.empty() || !text.empty()) edits_.push_back({source, text});
}

LineWriter::Written LineWriter::finish() {
  end_line();
  const auto source_size = static_cast<uint32_t>(source_.size()), text_size = static_cast<uint32_t>(out_.text.size());
  add_edit({source_end_, source_size}, {text_end_, text_size});
  out_.origin = OriginMap(std::move(edits_));
  return std::move(out_);
}

}  // namespace quern::html

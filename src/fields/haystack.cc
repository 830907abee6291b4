#include "fields/haystack.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr std::string_view kBreaks = "\n\f\r\v\t";

// Whether `text` holds one of kBreaks, or another control character: a line end within a unit is rare.
bool may_break(std::string_view text) {
  bool found = false;
  for (const char c : text)
    found |= static_cast<unsigned char>(c) < ' ';  // no way out early: that lets the compiler take many bytes at once
  return found;
}

bool is_plain(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ' || byte >= 0x80 || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

// Characters that nobody sees. Joiners (U+200C, U+200D) are none: Persian and emoji need them.
bool is_invisible(char32_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xAD; }

}  // namespace

void Haystack::show(std::string_view text, Span piece) {
  steps_.clear();
  source_ = piece.of(text);
  if (!may_break(source_)) {
    steps_.push_back({0, piece.begin});
  } else {
    join(text, piece);
    source_ = joined_;
  }
  view_.reset(source_);
}

void Haystack::join(std::string_view text, Span piece) {
  joined_.clear();
  for (uint32_t at = piece.begin; at < piece.end;) {
    steps_.push_back({static_cast<uint32_t>(joined_.size()), at});
    const auto next_break = std::min<size_t>(text.find_first_of(kBreaks, at), piece.end);
    const std::string_view words = text.substr(at, next_break - at);
    joined_ += next_break < piece.end && text[next_break] != '\t' ? words.substr(0, words.find_last_not_of(' ') + 1) : words;
    if (next_break == piece.end) break;
    const bool is_tab = text[next_break] == '\t';
    if (is_tab || !joined_.ends_with('-') || joined_.ends_with(" -")) joined_ += ' ';
    at = static_cast<uint32_t>(next_break + 1);
    while (!is_tab && at < piece.end && (text[at] == ' ' || kBreaks.find(text[at]) != std::string_view::npos)) ++at;
  }
}

Span Haystack::origin(Span range) const {
  const auto to_text = [&](uint32_t source) {
    const auto behind =
        std::upper_bound(steps_.begin(), steps_.end(), source, [](uint32_t s, const Step& step) { return s < step.source; });
    const Step& step = *(behind - 1);
    return step.text + (source - step.source);
  };
  const Span source = view_.origin(range.begin, range.end);
  const uint32_t begin = to_text(source.begin);
  return {begin, source.end > source.begin ? to_text(source.end - 1) + 1 : begin};
}

std::string Haystack::shown(Span range) const {
  const std::string_view words = view_.origin(range.begin, range.end).of(source_);
  if (is_plain(words)) return std::string(words);
  std::string out;
  bool space = false;
  for (size_t at = 0; at < words.size();) {
    const char32_t c = utf8::next(words, at);
    if (is_invisible(c)) continue;
    if (is_space(c) && c != 0x200C && c != 0x200D) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    utf8::append(out, c);
  }
  return out;
}

}  // namespace quern

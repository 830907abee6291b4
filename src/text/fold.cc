#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold_table.h"

namespace quern {
namespace {

// What a phrase has for each ASCII character: white space as ' ', capitals as small letters.
constexpr std::array<char, 128> kPlain = [] {
  std::array<char, 128> plain{};
  for (size_t i = 0; i < plain.size(); ++i) {
    const auto c = static_cast<char>(i);
    plain[i] = c >= '\t' && c <= '\r' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return plain;
}();

// Whether full case folding may make several characters of one.
bool may_fold_to_several(char32_t c) {
  return c == 0xDF || c == 0x130 || c == 0x149 || c == 0x1F0 || c == 0x390 || c == 0x3B0 || c == 0x587 || (c >= 0x1E96 && c <= 0x1E9E) ||
         (c >= 0x1F50 && c < 0x2000) || (c >= 0xFB00 && c < 0xFB18);
}

// Full case folding of one character (it needs no context). Latin-1 and most punctuation need no look into ICU's tables.
void append_lower(std::string& out, char32_t c) {
  if ((c >= 0xE0 && c < 0x100) || (c >= 0x2000 && c < 0x2100)) return utf8::append(out, c);
  if (!may_fold_to_several(c)) return utf8::append(out, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
  const auto source = static_cast<UChar>(c);
  UChar folded[8];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = u_strFoldCase(folded, 8, &source, 1, U_FOLD_CASE_DEFAULT, &status);
  if (U_FAILURE(status)) return utf8::append(out, c);
  for (int32_t i = 0; i < size;) {
    UChar32 lower;
    U16_NEXT(folded, i, size, lower);
    utf8::append(out, static_cast<char32_t>(lower));
  }
}

// Collects a phrase: lower case, one space between words, none at the ends.
class PhraseWriter {
 public:
  explicit PhraseWriter(std::string& out) : out_(out) { out_.clear(); }

  // In one go, for most phrases are all ASCII.
  void ascii(std::string_view run) {
    const size_t size = out_.size();
    out_.resize(size + run.size() + 1);  // one for a space before it
    char* to = out_.data() + size;
    for (const char c : run) {
      const char plain = kPlain[static_cast<unsigned char>(c)];
      if (plain == ' ') {
        space_ = true;
        continue;
      }
      if (space_ && to != out_.data()) *to++ = ' ';
      space_ = false;
      *to++ = plain;
    }
    out_.resize(static_cast<size_t>(to - out_.data()));
  }
  void wide(char32_t c) {
    separate();
    append_lower(out_, c);
  }

 private:
  void separate() {
    if (space_ && !out_.empty()) out_ += ' ';
    space_ = false;
  }

  std::string& out_;
  bool space_ = false;
};

void write_folded(PhraseWriter& writer, std::string_view replacement) {
  for (size_t at = 0; at < replacement.size();) {
    const size_t begin = at;
    at = skip_ascii(replacement, begin);
    if (at > begin) {
      writer.ascii(replacement.substr(begin, at - begin));
    } else {
      writer.wide(utf8::next(replacement, at));
    }
  }
}

}  // namespace

void MatchView::reset(std::string_view text) {
  folded_.clear();
  steps_.clear();
  size_t copied = 0;
  for (size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const size_t begin = at;
    const Folding folding = folding_of(utf8::next(text, at));
    if (!folding.changes) continue;
    folded_.append(text, copied, begin - copied);
    change(static_cast<uint32_t>(begin), static_cast<uint32_t>(at), folding.into);
    copied = at;
  }
  if (!steps_.empty()) folded_.append(text, copied, text.size() - copied);
  view_ = steps_.empty() ? text : std::string_view(folded_);
}

void MatchView::change(uint32_t source_begin, uint32_t source_end, std::string_view into) {
  if (steps_.empty()) steps_.push_back({0, 0, false});
  if (!into.empty()) {
    const Step step{static_cast<uint32_t>(folded_.size()), source_begin, true};
    if (steps_.back().view == step.view && steps_.back().source == step.source) steps_.pop_back();
    steps_.push_back(step);
    folded_ += into;
  }
  steps_.push_back({static_cast<uint32_t>(folded_.size()), source_end, false});
}

Span MatchView::origin(size_t begin, size_t end) const {
  if (steps_.empty()) return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  const uint32_t first = source_begin(static_cast<uint32_t>(begin));
  if (begin >= end) return {first, first};
  return {first, source_end(static_cast<uint32_t>(end))};
}

// What was dropped before `view_offset` lies before the result.
uint32_t MatchView::source_begin(uint32_t view_offset) const {
  const auto behind = std::upper_bound(steps_.begin(), steps_.end(), view_offset, [](uint32_t v, const Step& s) { return v < s.view; });
  const Step& step = *(behind - 1);
  return step.replaced ? step.source : step.source + (view_offset - step.view);
}

// What was dropped at `view_offset` lies behind the result. `view_offset` > 0.
uint32_t MatchView::source_end(uint32_t view_offset) const {
  const auto behind = std::lower_bound(steps_.begin(), steps_.end(), view_offset, [](const Step& s, uint32_t v) { return s.view < v; });
  const Step& step = *(behind - 1);
  return step.replaced ? (&step + 1)->source : step.source + (view_offset - step.view);
}

void fold_phrase(std::string_view text, std::string& out) {
  PhraseWriter writer(out);
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    at = skip_ascii(text, begin);
    if (at > begin) writer.ascii(text.substr(begin, at - begin));
    if (at == text.size()) return;
    const char32_t c = utf8::next(text, at);
    const Folding folding = folding_of(c);
    folding.changes ? write_folded(writer, folding.into) : writer.wide(c);
  }
}

void fold_wide(std::string_view text, std::string& out) {
  out.clear();
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    at = skip_ascii(text, begin);
    out.append(text, begin, at - begin);
    if (at == text.size()) return;
    const char32_t c = utf8::next(text, at);
    const Folding folding = folding_of(c);
    if (!folding.changes) append_lower(out, c);
    for (size_t i = 0; i < folding.into.size();) {
      const char32_t into = utf8::next(folding.into, i);
      into < 0x80 ? out.push_back(static_cast<char>(into)) : append_lower(out, into);
    }
  }
}

bool holds_phrase(std::string_view phrase, std::string_view part) {
  const auto word_before = [&](size_t at) { return at > 0 && is_alnum(utf8::previous(phrase, at)); };
  const auto word_at = [&](size_t at) { return at < phrase.size() && is_alnum(utf8::next(phrase, at)); };
  for (size_t at = phrase.find(part); at != phrase.npos; at = phrase.find(part, at + 1)) {
    const size_t end = at + part.size();
    if ((!word_before(at) || !word_at(at)) && (!word_before(end) || !word_at(end))) return true;
  }
  return false;
}

std::string fold_phrase(std::string_view text) {
  std::string out;
  fold_phrase(text, out);
  return out;
}

}  // namespace quern

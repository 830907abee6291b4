#include "fields/lists.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr size_t kLongestWord = 16;  // bytes; words that join are short

char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

class ListSplitter {
 public:
  ListSplitter(std::string_view text, const CompiledGrammar& grammar, std::vector<Span>& parts, LanguageBits languages)
      : text_(text), grammar_(grammar), words_(grammar.find_vocabulary("list_word")), parts_(parts), languages_(languages) {}

  void run() {
    size_t at = 0;
    while (at < text_.size()) {
      if (const size_t size = separator_at(at)) {
        end_part(at);
        at += size;
        start_ = at;
      } else {
        at = step(at);
      }
    }
    end_part(text_.size());
  }

 private:
  // The end of the bracket that opens at `at`, or the next character.
  size_t step(size_t at) {
    const char c = text_[at];
    if (c == '(' || c == '[' || c == '{') {
      if (at >= no_closing_before_) {
        const size_t close = text_.find(closing(c), at);
        if (close != std::string_view::npos) return close + 1;
        no_closing_before_ = text_.size();  // another bracket may close, but text like this is no list worth a second look
      }
    }
    utf8::next(text_, at);
    return at;
  }

  // Size of the separator that begins at `at`; 0 for none.
  size_t separator_at(size_t at) const {
    size_t next = at;
    switch (utf8::next(text_, next)) {
      case ',': return is_between_digits(at) ? 0 : 1;
      case ';':
      case '|':
      case '\n': return 1;
      case '/': return is_space_around(at, at + 1) ? 1 : 0;
      case U'•':
      case U'·':
      case U'、':
      case U'，':
      case U'；': return next - at;
      case ' ': return joining_word_size(at);
      default: return 0;
    }
  }

  bool is_between_digits(size_t at) const {
    return at > 0 && at + 1 < text_.size() && is_digit(static_cast<unsigned char>(text_[at - 1])) &&
           is_digit(static_cast<unsigned char>(text_[at + 1]));
  }

  bool is_space_around(size_t begin, size_t end) const {
    return (begin == 0 || text_[begin - 1] == ' ') && (end == text_.size() || text_[end] == ' ');
  }

  // Size of " and" where the space at `at` stands before a word that joins.
  size_t joining_word_size(size_t at) const {
    const size_t end = std::min(text_.find(' ', at + 1), text_.size());
    const std::string_view word = text_.substr(at + 1, end - at - 1);
    if (word.empty() || word.size() > kLongestWord || !joins(word)) return 0;
    return word.size() + 1;
  }

  bool joins(std::string_view word) const {
    std::string& folded = folded_;
    fold_phrase(word, folded);
    if (folded == "and" || folded == "or" || folded == "and/or") return true;
    const auto& conjunctions = grammar_.headings.conjunctions;
    if (std::find(conjunctions.begin(), conjunctions.end(), folded) != conjunctions.end()) return true;
    if (words_ == nullptr) return false;
    return std::any_of(words_->entries.begin(), words_->entries.end(), [&](const auto& entry) {
      return languages_.allows(grammar_.find_language(entry.value)) && entry.pattern.matches(folded);
    });
  }

  // A part may begin with a word that joins, behind a comma: `Java, and Go`.
  void end_part(size_t end) {
    Span part = trim_part(text_, {static_cast<uint32_t>(start_), static_cast<uint32_t>(end)});
    const std::string_view words = part.of(text_);
    const size_t space = words.find(' ');
    if (space <= kLongestWord && joins(words.substr(0, space)))
      part = trim_part(text_, {part.begin + static_cast<uint32_t>(space), part.end});
    if (!part.empty() && has_word(part.of(text_))) parts_.push_back(part);
  }

  std::string_view text_;
  const CompiledGrammar& grammar_;
  const Vocabulary* words_;
  std::vector<Span>& parts_;
  LanguageBits languages_;
  size_t start_ = 0, no_closing_before_ = 0;
  mutable std::string folded_;
};

}  // namespace

void split_list(std::string_view text, const CompiledGrammar& grammar, std::vector<Span>& parts, LanguageBits languages) {
  ListSplitter(text, grammar, parts, languages).run();
}

Span trim_part(std::string_view text, Span range) {
  const auto at_begin = [](char32_t c) { return is_space(c) || c == ',' || c == ';' || c == ':' || c == '-' || c == '*' || c == U'•'; };
  const auto at_end = [](char32_t c) { return is_space(c) || c == ',' || c == ';' || c == ':' || c == '-'; };
  size_t begin = range.begin, end = range.end;
  for (size_t next = begin; begin < end; begin = next)
    if (!at_begin(utf8::next(text, next))) break;
  for (size_t previous = end; begin < end; end = previous)
    if (!at_end(utf8::previous(text, previous))) break;
  // A full stop ends the sentence, but not behind an abbreviation such as `B.Sc.`.
  const std::string_view words = text.substr(begin, end - begin);
  if (words.size() > 1 && words.find('.') == words.size() - 1) --end;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace quern

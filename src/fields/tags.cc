#include "fields/tags.h"

#include "base/utf8.h"
#include "fields/lists.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr size_t kLongestBrand = 32;  // characters

enum class Class : uint8_t { kUpper, kLower, kDigit, kClosing, kSpace, kSeparator, kSlash, kOther };

Class classify(char32_t c) {
  if (is_upper(c)) return Class::kUpper;
  if (is_letter(c)) return Class::kLower;
  if (is_digit(c)) return Class::kDigit;
  if (is_space(c)) return c == '\n' || c == '\t' ? Class::kSeparator : Class::kSpace;
  switch (c) {
    case ')':
    case ']':
    case '+':
    case '#': return Class::kClosing;
    case '/': return Class::kSlash;
    case ',':
    case ';':
    case '|':
    case U'•':
    case U'·':
    case U'、':
    case U'，':
    case U'；': return Class::kSeparator;
    default: return Class::kOther;
  }
}

struct Character {
  uint32_t offset;
  Class kind;
};

class TagSplitter {
 public:
  TagSplitter(std::string_view text, const Vocabulary* brands, std::vector<Span>& tags) : text_(text), brands_(brands), tags_(tags) {
    characters_.reserve(text.size() + 1);
    for (size_t at = 0; at < text.size();) {
      const auto offset = static_cast<uint32_t>(at);
      characters_.push_back({offset, classify(utf8::next(text, at))});
    }
    characters_.push_back({static_cast<uint32_t>(text.size()), Class::kSeparator});
    count_letters();
  }

  bool run() {
    size_t tag = 0;   // where the tag begins
    size_t word = 0;  // where the word in it begins: behind white space or a joint
    for (size_t i = 0; i + 1 < characters_.size();) {
      if (i == word) {
        if (const size_t end = brand_end(i)) {
          i = end;
          if (is_letter_at(i)) tag = word = cut(tag, i);
          continue;
        }
      }
      if (i > word && is_joint(i, word)) {
        tag = word = cut(tag, i);
      } else if (is_separator(i)) {
        add(tag, i);
        tag = word = i + 1;
      } else if (characters_[i].kind == Class::kSpace) {
        word = i + 1;
      }
      ++i;
    }
    add(tag, characters_.size() - 1);
    return glued_;
  }

 private:
  Class kind(size_t i) const { return characters_[i].kind; }
  bool is_letter_at(size_t i) const { return kind(i) == Class::kUpper || kind(i) == Class::kLower; }

  // letters_[i]: letters from i on without a break; lowers_[i]: small ones.
  void count_letters() {
    letters_.resize(characters_.size());
    lowers_.resize(characters_.size());
    for (size_t i = characters_.size() - 1; i-- > 0;) {
      letters_[i] = is_letter_at(i) ? letters_[i + 1] + 1 : 0;
      lowers_[i] = kind(i) == Class::kLower ? lowers_[i + 1] + 1 : 0;
    }
  }

  // Whether a tag ends before the capital at `i`, in a word that began at `word`.
  bool is_joint(size_t i, size_t word) const {
    if (kind(i) != Class::kUpper || letters_[i] < 2) return false;  // the D of PhD, the S of SaaS
    const size_t size = i - word;
    switch (kind(i - 1)) {
      case Class::kLower: return size >= 2;                                                         // not iOS, eCommerce
      case Class::kUpper: return size >= 2 && kind(i - 2) == Class::kUpper && lowers_[i + 1] >= 2;  // ITCloud; not ABCs
      case Class::kDigit: return size >= 3 && lowers_[i + 1] >= 2;                                  // Web3Cloud; not B2B
      case Class::kClosing: return true;
      default: return false;
    }
  }

  bool is_separator(size_t i) const {
    if (kind(i) == Class::kSeparator) return true;
    return kind(i) == Class::kSlash && i > 0 && kind(i - 1) == Class::kSpace && kind(i + 1) == Class::kSpace;
  }

  // The end of the longest brand that begins at `i` and ends at a capital or at the end of the word; 0 for none.
  size_t brand_end(size_t i) const {
    if (brands_ == nullptr || !is_letter_at(i)) return 0;
    size_t end = i + 1, last = 0;
    bool capital_inside = false;
    for (; end < characters_.size() && end - i <= kLongestBrand; ++end) {
      const bool word_ends = kind(end) == Class::kSpace || kind(end) == Class::kSeparator;
      if ((word_ends || kind(end) == Class::kUpper) && capital_inside && is_brand(i, end)) last = end;
      if (word_ends) break;
      capital_inside = capital_inside || kind(end) == Class::kUpper;
    }
    return last;
  }

  bool is_brand(size_t begin, size_t end) const {
    const auto words = text_.substr(characters_[begin].offset, characters_[end].offset - characters_[begin].offset);
    for (const auto& entry : brands_->entries)
      if (entry.pattern.matches(words)) return true;
    return false;
  }

  size_t cut(size_t tag, size_t i) {
    add(tag, i);
    glued_ = true;
    return i;
  }

  void add(size_t begin, size_t end) {
    const Span tag = trim_part(text_, {characters_[begin].offset, characters_[end].offset});
    if (!tag.empty() && has_word(tag.of(text_))) tags_.push_back(tag);
  }

  std::string_view text_;
  const Vocabulary* brands_;
  std::vector<Span>& tags_;
  std::vector<Character> characters_;
  std::vector<uint32_t> letters_, lowers_;
  bool glued_ = false;
};

}  // namespace

bool split_tags(std::string_view text, const Vocabulary* brands, std::vector<Span>& tags) { return TagSplitter(text, brands, tags).run(); }

}  // namespace quern

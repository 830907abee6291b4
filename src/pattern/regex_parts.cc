#include "pattern/regex_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "pattern/bytes.h"

namespace quern::pattern {
namespace {

class RegexParser {
 public:
  explicit RegexParser(std::string_view pattern) : pattern_(pattern) {}

  std::optional<std::vector<RegexSequence>> parse() {
    auto alternatives = parse_alternatives();
    if (failed_ || at_ < pattern_.size()) return std::nullopt;
    return alternatives;
  }

 private:
  std::vector<RegexSequence> parse_alternatives() {
    std::vector<RegexSequence> alternatives(1);
    while (at_ < pattern_.size() && pattern_[at_] != ')' && !failed_) {
      if (pattern_[at_] == '|') {
        alternatives.emplace_back();
        ++at_;
        continue;
      }
      RegexItem item = parse_item();
      item.repeat = parse_repeat();
      alternatives.back().push_back(std::move(item));
    }
    return alternatives;
  }

  RegexItem parse_item() {
    RegexItem item;
    const size_t start = at_;
    switch (pattern_[at_]) {
      case '(': return parse_group();
      case '[':
        skip_class();
        item.kind = class_kind(pattern_.substr(start, at_ - start));
        break;
      case '\\': item.kind = parse_escape(); break;
      case '^':
      case '$':
        item.kind = RegexItem::Kind::kAssertion;
        ++at_;
        break;
      case '.': ++at_; break;
      default:
        item.kind = is_word(pattern_[at_]) ? RegexItem::Kind::kWordCharacter : RegexItem::Kind::kOtherCharacter;
        ++at_;
        while (at_ < pattern_.size() && utf8::is_continuation(pattern_[at_])) ++at_;
    }
    item.text = pattern_.substr(start, at_ - start);
    return item;
  }

  RegexItem parse_group() {
    RegexItem item;
    const size_t start = at_++;
    if (at_ < pattern_.size() && pattern_[at_] == '?') {
      const size_t end = pattern_.find_first_of(":>)", at_);
      if (end == pattern_.npos) return fail();
      const std::string_view flags = pattern_.substr(at_ + 1, end - at_ - 1);
      const bool named = flags.starts_with("P<");
      if (!named && flags.find('m') != flags.npos) return fail();  // ^ and $ at line ends
      if (pattern_[end] == ')' && flags != "i") return fail();     // flags for all that follows
      at_ = end + 1;
      if (pattern_[end] == ')') {  // (?i): flags alone
        item.kind = RegexItem::Kind::kAssertion;
        item.text = pattern_.substr(start, at_ - start);
        return item;
      }
    }
    item.kind = RegexItem::Kind::kGroup;
    item.open = pattern_.substr(start, at_ - start);
    item.alternatives = parse_alternatives();
    if (at_ >= pattern_.size()) return fail();
    ++at_;
    item.text = pattern_.substr(start, at_ - start);
    return item;
  }

  RegexItem fail() {
    failed_ = true;
    return {};
  }

  // A class is of one kind where it holds plain characters and ranges of that kind.
  static RegexItem::Kind class_kind(std::string_view text) {
    const std::string_view inner = text.substr(1, text.size() - 2);
    const bool plain = inner.find_first_of("\\[^&") == inner.npos;
    const auto word_or_range = [](char c) { return is_word(c) || c == '-'; };
    if (plain && inner.front() != '-' && inner.back() != '-' && std::all_of(inner.begin(), inner.end(), word_or_range))
      return RegexItem::Kind::kWordCharacter;
    const bool no_range = inner.find('-', 1) == inner.npos || inner.find('-', 1) == inner.size() - 1;
    if (plain && no_range && std::none_of(inner.begin(), inner.end(), is_word)) return RegexItem::Kind::kOtherCharacter;
    return RegexItem::Kind::kAnyCharacter;
  }

  void skip_class() {
    ++at_;
    if (at_ < pattern_.size() && pattern_[at_] == '^') ++at_;
    if (at_ < pattern_.size() && pattern_[at_] == ']') ++at_;
    while (at_ < pattern_.size() && pattern_[at_] != ']') {
      if (pattern_[at_] == '[' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] == ':') {
        const size_t end = pattern_.find(":]", at_ + 2);
        at_ = end == pattern_.npos ? pattern_.size() : end + 2;
      } else {
        const char next = at_ + 1 < pattern_.size() ? pattern_[at_ + 1] : '\0';
        if (pattern_[at_] == '\\' && next >= '0' && next <= '7') failed_ = true;  // an octal number
        at_ += pattern_[at_] == '\\' ? 2 : 1;
      }
    }
    at_ = std::min(at_ + 1, pattern_.size());
  }

  RegexItem::Kind parse_escape() {
    using Kind = RegexItem::Kind;
    const char c = at_ + 1 < pattern_.size() ? pattern_[at_ + 1] : '\0';
    at_ = std::min(at_ + 2, pattern_.size());
    switch (c) {
      case 'b':
      case 'B':
      case 'A':
      case 'z': return Kind::kAssertion;
      case 'd':
      case 'w': return Kind::kWordCharacter;
      case 's':
      case 'W':
      case 't':
      case 'n': return Kind::kOtherCharacter;
      case 'p':
      case 'P':
      case 'x': skip_braces(c == 'x' ? 2 : 1); return Kind::kAnyCharacter;
      case 'Q':
      case '0':
      case '1':
      case '2':
      case '3':
      case '4':
      case '5':
      case '6':
      case '7': failed_ = true; return Kind::kAnyCharacter;  // \Q...\E, octal numbers
      default: return is_word(c) ? Kind::kAnyCharacter : Kind::kOtherCharacter;
    }
  }

  // The argument of \p, \P or \x: in braces, or so many characters.
  void skip_braces(size_t characters) {
    const size_t close = at_ < pattern_.size() && pattern_[at_] == '{' ? pattern_.find('}', at_) : at_ + characters - 1;
    at_ = close == pattern_.npos ? pattern_.size() : std::min(close + 1, pattern_.size());
  }

  std::string_view parse_repeat() {
    const size_t start = at_;
    if (at_ < pattern_.size() && (pattern_[at_] == '?' || pattern_[at_] == '*' || pattern_[at_] == '+')) {
      ++at_;
    } else if (at_ + 1 < pattern_.size() && pattern_[at_] == '{' && pattern_[at_ + 1] >= '0' && pattern_[at_ + 1] <= '9') {
      const size_t close = pattern_.find_first_not_of("0123456789,", at_ + 1);
      const std::string_view numbers = pattern_.substr(at_, close - at_);
      const bool is_repeat = close < pattern_.size() && pattern_[close] == '}' && numbers.find(',') == numbers.rfind(',');
      if (is_repeat) at_ = close + 1;
    }
    if (at_ > start && at_ < pattern_.size() && pattern_[at_] == '?') ++at_;  // lazy
    return pattern_.substr(start, at_ - start);
  }

  std::string_view pattern_;
  size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<std::vector<RegexSequence>> parse_regex(std::string_view pattern) { return RegexParser(pattern).parse(); }

std::string regex_text(const RegexSequence& sequence) {
  std::string out;
  for (const RegexItem& item : sequence) {
    if (item.kind == RegexItem::Kind::kGroup) {
      out += item.open;
      for (size_t i = 0; i < item.alternatives.size(); ++i) out += (i == 0 ? "" : "|") + regex_text(item.alternatives[i]);
      out += ")";
    } else {
      out += item.text;
    }
    out += item.repeat;
  }
  return out;
}

}  // namespace quern::pattern

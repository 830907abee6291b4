#include "fields/dates.h"

#include <array>
#include <vector>

#include "base/utf8.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr size_t kMaxText = 100;    // no date is longer
constexpr size_t kMaxBetween = 12;  // bytes between day, month and year: "st day of "
constexpr int kFirstYear = 1900, kLastYear = 2199;

// A number or the name of a month, with what stands between it and the token before.
struct Token {
  int value = 0;
  int digits = 0;  // 0: a month
  std::string_view before;
};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

class Tokens {
 public:
  Tokens(std::string_view text, const Names& names) : text_(text), names_(names) {
    while (at_ < text_.size()) {
      size_t next = at_;
      const char32_t c = utf8::next(text_, next);
      if (is_ascii_digit(text_[at_])) {
        take_number();
      } else if (is_letter(c)) {
        take_word();
      } else {
        at_ = next;
      }
    }
  }
  const std::vector<Token>& list() const { return list_; }

 private:
  void add(Token token, size_t start) {
    token.before = text_.substr(end_of_last_, start - end_of_last_);
    list_.push_back(token);
    end_of_last_ = at_;
  }

  void take_number() {
    const size_t start = at_;
    int value = 0;
    while (at_ < text_.size() && is_ascii_digit(text_[at_])) {
      if (at_ - start < 8) value = value * 10 + (text_[at_] - '0');
      ++at_;
    }
    add({value, static_cast<int>(at_ - start), {}}, start);
  }

  // Words that are no month ("of", "de", a weekday, the ending of `31st`) count as what stands between.
  void take_word() {
    const size_t start = at_;
    for (size_t next = at_; next < text_.size(); at_ = next)
      if (!is_letter(utf8::next(text_, next))) break;
    auto month = names_.month(text_.substr(start, at_ - start));
    if (!month && at_ < text_.size() && text_[at_] == '.') month = names_.month(text_.substr(start, at_ + 1 - start));
    if (month) add({*month, 0, {}}, start);
  }

  std::string_view text_;
  const Names& names_;
  size_t at_ = 0, end_of_last_ = 0;
  std::vector<Token> list_;
};

int days_in(int month, int year) {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<size_t>(month)];
}

std::optional<std::string> iso(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > days_in(month, year)) return std::nullopt;
  std::string out = std::to_string(year) + "-00-00";
  out[5] = static_cast<char>('0' + month / 10), out[6] = static_cast<char>('0' + month % 10);
  out[8] = static_cast<char>('0' + day / 10), out[9] = static_cast<char>('0' + day % 10);
  return out;
}

// POSIX: 69 to 99 are of the last century.
int full_year(const Token& token) { return token.digits == 2 ? token.value + (token.value < 69 ? 2000 : 1900) : token.value; }

bool is_day(const Token& token) { return (token.digits == 1 || token.digits == 2) && token.value >= 1 && token.value <= 31; }

// The one mark between the parts of a numeric date, white space around it aside; `y` for the signs of Chinese, Japanese and Korean.
char mark_of(std::string_view between) {
  between = trim(between);
  if (between == "年" || between == "月" || between == "년" || between == "월") return 'y';
  return between.size() == 1 ? between[0] : '\0';
}

std::optional<std::string> numeric(const Token& a, const Token& b, const Token& c, DateOrder order) {
  const char mark = mark_of(b.before);
  if (mark != mark_of(c.before) || b.digits > 2 || b.digits == 0) return std::nullopt;
  if (mark != '-' && mark != '/' && mark != '.' && mark != 'y') return std::nullopt;
  if (a.digits == 4) return c.digits <= 2 ? iso(a.value, b.value, c.value) : std::nullopt;
  if (a.digits > 2 || mark == 'y' || (c.digits != 4 && c.digits != 2)) return std::nullopt;
  const int year = full_year(c);
  const bool prefers_day = mark == '.' || order == DateOrder::kDayFirst;
  const bool day_first = prefers_day ? b.value <= 12 : a.value > 12;
  return day_first ? iso(year, b.value, a.value) : iso(year, a.value, b.value);
}

std::optional<std::string> find_numeric(const std::vector<Token>& tokens, DateOrder order) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].digits == 8) {
      const int value = tokens[i].value;
      if (auto date = iso(value / 10000, value / 100 % 100, value % 100)) return date;
    }
    if (i + 2 < tokens.size() && tokens[i].digits > 0)
      if (auto date = numeric(tokens[i], tokens[i + 1], tokens[i + 2], order)) return date;
  }
  return std::nullopt;
}

// `26` is a year behind a month only as in `31-Mar-26` and `Mar 31, '26`.
bool is_year(const Token& token) {
  if (token.digits == 4) return token.value >= kFirstYear && token.value <= kLastYear;
  const char last = token.before.empty() ? ' ' : token.before.back();
  return token.digits == 2 && (last == '-' || last == '/' || last == '\'');
}

// Day, month and year beside each other: `31 March 2026`, `March 31, 2026`, `2026 March 31`.
std::optional<std::string> around_month(const std::vector<Token>& tokens, size_t month) {
  const auto at = [&](size_t i) {
    return i < tokens.size() && tokens[i].digits > 0 && tokens[i].before.size() <= kMaxBetween ? &tokens[i] : nullptr;
  };
  const bool near = tokens[month].before.size() <= kMaxBetween;
  const Token* before = month > 0 && near && tokens[month - 1].digits > 0 ? &tokens[month - 1] : nullptr;
  const Token* after = at(month + 1);
  const Token* second = after ? at(month + 2) : nullptr;
  const int number = tokens[month].value;
  if (before && after && is_day(*before) && is_year(*after)) return iso(full_year(*after), number, before->value);
  if (after && second && is_day(*after) && is_year(*second)) return iso(full_year(*second), number, after->value);
  if (before && after && before->digits == 4 && is_day(*after)) return iso(before->value, number, after->value);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_date(std::string_view text, const Names& names, DateOrder order) {
  text = trim(text);
  if (text.size() > kMaxText) return std::nullopt;
  const Tokens tokens(text, names);
  for (size_t i = 0; i < tokens.list().size(); ++i)
    if (tokens.list()[i].digits == 0)
      if (auto date = around_month(tokens.list(), i)) return date;
  return find_numeric(tokens.list(), order);
}

}  // namespace quern

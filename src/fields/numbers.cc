#include "fields/numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr double kThousand = 1000;

constexpr size_t kMaxGroups = 8;
constexpr size_t kMaxDigits = 15;  // what a double holds exactly

struct Scale {
  std::string_view word;
  double factor;
};

// In the capitals-blind form that they are compared in; other languages have theirs in the vocabulary `number_word`.
constexpr auto kScales = std::to_array<Scale>({
    {"k", 1e3},
    {"thousand", 1e3},
    {"m", 1e6},
    {"mm", 1e6},
    {"mn", 1e6},
    {"million", 1e6},
    {"l", 1e5},
    {"lakh", 1e5},
    {"lakhs", 1e5},
    {"lpa", 1e5},
    {"lac", 1e5},
    {"lacs", 1e5},
    {"cr", 1e7},
    {"crore", 1e7},
    {"crores", 1e7},
    {"b", 1e9},
    {"bn", 1e9},
    {"billion", 1e9},
});

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == '.' || c == ',' || c == '\'' || c == ' '; }

// Digits in groups, with the separator before each but the first.
struct Groups {
  std::array<std::string_view, kMaxGroups> digits;
  std::array<char, kMaxGroups> separators{};  // [i] stands before digits[i]
  size_t size = 0;
  bool spaced = false;  // white space stood beside a separator: `161, 743`
};

std::optional<double> to_double(std::string_view figures) {
  double number = 0;
  const auto [end, error] = std::from_chars(figures.data(), figures.data() + figures.size(), number);
  if (error != std::errc() || end != figures.data() + figures.size()) return std::nullopt;
  return number;
}

std::string_view without_final(std::string_view text, std::string_view endings) {
  while (!text.empty() && endings.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

// One separator out of a run such as ", " or " "; 0 for a run that is none.
char one_separator(std::string_view run, bool& spaced) {
  char separator = 0;
  bool space = false;
  for (const char c : run) {
    if (c == ' ') {
      space = true;
    } else if (separator != 0) {
      return 0;
    } else {
      separator = c;
    }
  }
  if (separator == 0) return ' ';
  spaced = spaced || space;
  return separator;
}

bool split_groups(std::string_view text, Groups& groups) {
  size_t at = 0;
  char separator = 0;
  while (at < text.size()) {
    const size_t start = at;
    while (at < text.size() && is_figure(text[at])) ++at;
    if (at == start || groups.size == kMaxGroups) return false;
    groups.digits[groups.size] = text.substr(start, at - start);
    groups.separators[groups.size++] = separator;
    const size_t run = at;
    while (at < text.size() && is_separator(text[at])) ++at;
    if (at == run) break;
    separator = one_separator(text.substr(run, at - run), groups.spaced);
    if (separator == 0) return false;
  }
  return at == text.size() && groups.size > 0;
}

// Whether groups [0, end) are thousands: `1,234,567`, and the Indian `12,34,567`.
bool are_thousands(const Groups& groups, size_t end) {
  const char separator = groups.separators[1];
  if (groups.digits[0].size() > 3 || groups.digits[end - 1].size() != 3) return false;
  bool threes = true, twos = separator == ',';
  for (size_t i = 1; i < end; ++i) {
    if (groups.separators[i] != separator) return false;
    if (i + 1 == end) break;
    threes = threes && groups.digits[i].size() == 3;
    twos = twos && groups.digits[i].size() == 2;
  }
  return threes || twos;
}

// The group that holds the decimals; groups.size where there is none; nothing where the groups make no number.
std::optional<size_t> find_decimals(const Groups& groups, bool prefer_decimals) {
  const size_t last = groups.size - 1;
  if (groups.size == 1) return groups.size;
  const char separator = groups.separators[last];
  const bool can_be_decimal = (separator == '.' || separator == ',') && !groups.spaced;
  if (groups.size == 2) {
    const bool leading_zero = groups.digits[0].front() == '0';
    const bool thousands = are_thousands(groups, 2) && !leading_zero && !(prefer_decimals && can_be_decimal);
    if (thousands) return groups.size;
    return can_be_decimal ? std::optional(last) : std::nullopt;
  }
  if (are_thousands(groups, groups.size)) return groups.size;
  if (!(separator == '.' || separator == ',') || groups.separators[last - 1] == separator) return std::nullopt;
  return are_thousands(groups, last) ? std::optional(last) : std::nullopt;
}

std::optional<double> read_figures(std::string_view text, bool prefer_decimals) {
  const bool bare_point = text.size() > 1 && text.front() == '.' && is_figure(text[1]);  // `.5`
  if (bare_point) return text.size() <= kMaxDigits ? to_double(text) : std::nullopt;
  Groups groups;
  if (!split_groups(text, groups)) return std::nullopt;
  const auto decimals = find_decimals(groups, prefer_decimals);
  if (!decimals) return std::nullopt;
  std::string plain;
  for (size_t i = 0; i < groups.size; ++i) {
    if (i == *decimals) plain += '.';
    plain += groups.digits[i];
  }
  return plain.size() <= kMaxDigits + 1 ? to_double(plain) : std::nullopt;
}

std::optional<double> read_word(std::string_view word, const Vocabulary* words) {
  if (words == nullptr || word.empty()) return std::nullopt;
  for (const auto& entry : words->entries)
    if (entry.pattern.matches(word)) return to_double(entry.value);
  return std::nullopt;
}

std::optional<double> read_scale(std::string_view text, const Vocabulary* words) {
  text = without_final(trim(text), ".");
  if (text.empty()) return 1;
  for (const Scale& scale : kScales)
    if (equal_ignoring_case(scale.word, text)) return scale.factor;
  const auto word = read_word(text, words);
  return word && *word >= 1000 ? word : std::nullopt;
}

// "twenty-five" is 20 + 5, "two hundred" 2 * 100; "five six" is no number.
std::optional<double> read_words(std::string_view text, const Vocabulary* words) {
  if (const auto whole = read_word(text, words)) return whole;
  double sum = 0, room = 0;
  size_t at = 0;
  while (at < text.size()) {
    const size_t end = std::min(text.find_first_of(" -", at), text.size());
    const auto word = read_word(text.substr(at, end - at), words);
    if (!word) return std::nullopt;
    if (*word >= 100 && sum > 0 && sum < *word) {
      sum *= *word;
      room = *word;
    } else if (sum == 0 || *word < room) {
      sum += *word;
      room = *word >= 20 && std::fmod(*word, 10) == 0 ? (*word >= 100 ? *word : 10) : 0;
    } else {
      return std::nullopt;
    }
    at = end + (end < text.size());
  }
  return sum > 0 ? std::optional(sum) : std::nullopt;
}

// The figures of `five (5)` and `5 (five)`; other text as it is.
std::string_view without_doubling(std::string_view text) {
  const size_t open = text.find('(');
  if (open == std::string_view::npos) return text;
  const auto has_figure = [](std::string_view part) { return part.find_first_of("0123456789") != std::string_view::npos; };
  const std::string_view before = trim(text.substr(0, open));
  if (before.empty() || has_figure(before)) return before.empty() ? trim(without_final(text.substr(open + 1), ") ")) : before;
  const std::string_view inside = text.substr(open + 1, std::min(text.find(')', open), text.size()) - open - 1);
  return has_figure(inside) ? trim(inside) : before;
}

// Whether `60-85,000` leaves out the thousands of its first number: two or three figures before a round number, and with them not
// far below it: `5 - 8,000` may well mean five.
bool is_in_thousands(double min, double max) {
  constexpr double kFewest = 10;
  return min >= kFewest && min < kThousand && std::fmod(max, kThousand) == 0 && min * kThousand < max && min * kThousand * 10 >= max;
}

}  // namespace

std::optional<NumberText> read_number(std::string_view text, const Vocabulary* words) {
  text = without_doubling(trim(text));
  bool negative = false;
  if (text.size() > 1 && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text = trim(text.substr(1));
  }
  size_t end = 0;
  while (end < text.size() && (is_figure(text[end]) || is_separator(text[end]))) ++end;
  if (text.substr(0, end).find_first_of("0123456789") == std::string_view::npos) {
    const auto word = read_words(text, words);
    return word ? std::optional(NumberText{negative ? -*word : *word, 1}) : std::nullopt;
  }
  std::string_view rest = text.substr(end);
  const std::string_view figures = without_final(text.substr(0, end), ",. '");
  const bool no_cents = figures.size() < end && rest.find_first_not_of('-') == std::string_view::npos;  // `900,-`
  if (no_cents) rest = {};
  const auto scale = read_scale(rest, words);
  if (!scale) return std::nullopt;
  const auto figure = read_figures(figures, *scale >= 1e6);
  if (!figure) return std::nullopt;
  return NumberText{negative ? -*figure : *figure, *scale};
}

void share_scale(NumberText& min, NumberText& max) {
  if (min.scale == 1 && max.scale > 1 && min.figure < max.figure) min.scale = max.scale;
  if (min.scale == 1 && max.scale == 1 && is_in_thousands(min.figure, max.figure)) min.scale = kThousand;
  if (max.scale == 1 && min.scale > 1 && max.figure > min.figure && max.figure < min.value()) max.scale = min.scale;
}

Value number_value(double number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (std::abs(number) < kExact && number == std::floor(number)) return static_cast<int64_t>(number);
  return number;
}

}  // namespace quern

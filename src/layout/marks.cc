#include "layout/marks.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/chars.h"

namespace quern {
namespace {

// Bullets wherever they stand. Word and PDF put theirs into the private-use area (Symbol and Wingdings fonts).
bool is_strong_bullet(char32_t c) {
  switch (c) {
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x204C:
    case 0x2219:
    case 0x25A0:
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25B6:
    case 0x25BA:
    case 0x25CB:
    case 0x25CF:
    case 0x25D8:
    case 0x25E6:
    case 0x25C6:
    case 0x25C7:
    case 0x2756:
    case 0x27A2:
    case 0x27A4:
    case 0x2713:
    case 0x2714:
    case 0x2705:
    case 0x2610:
    case 0x2611:
    case 0x2612:
    case 0x25B8:
    case 0x25FB:
    case 0x25FC:
    case 0x25FD:
    case 0x25FE:
    case 0x2751:
    case 0x2752:
    case 0x2794:
    case 0x279C:
    case 0x1F449:
    case 0x1F539:
    case 0x1F538: return true;
    default: return c >= 0xF000 && c <= 0xF0FF;
  }
}

bool is_dash(char32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2012 || c == 0x2010; }

// Bullets only at the start of a line.
bool is_weak_bullet(char32_t c) { return is_dash(c) || c == '*' || c == '+' || c == 0xB7; }

// `[ ]`, `[x]` before a space: where the box ends, or `at` if there is none.
size_t task_box(std::string_view line, size_t at) {
  const std::string_view box = line.substr(at, 4);
  const bool is_box =
      box.size() == 4 && box[0] == '[' && (box[1] == ' ' || box[1] == 'x' || box[1] == 'X') && box[2] == ']' && box[3] == ' ';
  return is_box ? at + 3 : at;
}

// `- 12 -`: the number of a page between dashes that are no bullets.
bool is_page_number(std::string_view line) {
  size_t begin = 0, end = line.size();
  if (line.size() > 12 || line.empty() || !is_dash(utf8::next(line, begin)) || !is_dash(utf8::previous(line, end)) || begin >= end)
    return false;
  const std::string_view number = trim(line.substr(begin, end - begin));
  return !number.empty() && number.find_first_not_of("0123456789") == number.npos;
}

size_t skip_spaces(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!is_space(utf8::next(text, next))) break;
    at = next;
  }
  return at;
}

// One bullet at `at`: where its character ends, or `at` if there is none.
size_t one_bullet(std::string_view line, size_t at) {
  if (at >= line.size()) return at;
  size_t end = at;
  const char32_t c = utf8::next(line, end);
  for (size_t next = end; next < line.size() && is_selector(utf8::next(line, next)); end = next) {  // of an emoji
  }
  if (is_strong_bullet(c)) return end;
  if (!is_weak_bullet(c)) return at;
  if (end == line.size()) return end;
  size_t next = end;
  const char32_t after = utf8::next(line, next);
  if (is_space(after)) return end;
  const bool dash = c != '*' && c != '+';
  return dash && is_letter(after) ? end : at;
}

bool is_currency_sign(char32_t c) { return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF); }

// Whether an amount begins at `at`, or ends there, a space aside: the sign beside it belongs to it.
bool begins_amount(std::string_view line, size_t at) {
  if (at < line.size() && line[at] == ' ') ++at;
  return at < line.size() && is_ascii_digit(line[at]);
}
bool ends_amount(std::string_view line, size_t at) {
  if (at > 0 && line[at - 1] == ' ') --at;
  return at > 0 && is_ascii_digit(line[at - 1]);
}

bool is_numeral(std::string_view token) {
  if (token.empty() || token.size() > 4) return false;
  if (std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; })) return token.size() <= 2;
  if (token.size() == 1) return is_letter(static_cast<unsigned char>(token[0]));
  return token.find_first_not_of("ivx") == token.npos || token.find_first_not_of("IVX") == token.npos;
}

}  // namespace

uint32_t bullet_size(std::string_view line) {
  if (is_page_number(line)) return 0;
  size_t end = std::max(one_bullet(line, 0), task_box(line, 0));
  if (end == 0) return 0;
  for (;;) {  // `• •`
    const size_t after_space = skip_spaces(line, end);
    const size_t again = std::max(one_bullet(line, after_space), task_box(line, after_space));
    if (again == after_space) return static_cast<uint32_t>(after_space);
    end = again;
  }
}

uint32_t inline_bullet_size(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0x80) return 0;
  size_t end = 0;
  const char32_t c = utf8::next(text, end);
  return is_strong_bullet(c) ? static_cast<uint32_t>(end) : 0;
}

uint32_t list_mark_size(std::string_view text) {
  size_t end = 0;
  return !text.empty() && is_weak_bullet(utf8::next(text, end)) ? static_cast<uint32_t>(end) : 0;
}

uint32_t numbering_size(std::string_view line) {
  const size_t open = !line.empty() && line[0] == '(' ? 1 : 0;
  const size_t close = line.substr(0, 8).find_first_of(".)", open);
  if (close == line.npos || !is_numeral(line.substr(open, close - open))) return 0;
  if (open == 1 && line[close] != ')') return 0;
  const size_t end = skip_spaces(line, close + 1);
  return end > close + 1 ? static_cast<uint32_t>(end) : 0;
}

bool is_rule(std::string_view line) {
  size_t marks = 0;
  for (size_t i = 0; i < line.size();) {
    const char32_t c = utf8::next(line, i);
    if (c == '-' || c == '=' || c == '*' || c == '_' || c == '~' || c == '#' || c == '+' || (c >= 0x2500 && c <= 0x257F) || c == 0x2014) {
      ++marks;
    } else if (c != '|' && c != ':' && !is_space(c)) {
      return false;
    }
  }
  return marks >= 3;
}

HeadingMark heading_mark(std::string_view line) {
  size_t marks = 0;
  while (marks < line.size() && line[marks] == '#') ++marks;
  if (marks == 0 || marks > 6 || marks == line.size()) return {};
  const size_t end = skip_spaces(line, marks);
  if (end == line.size() || (end == marks && marks == 1)) return {};  // `#hashtag`
  return {static_cast<uint8_t>(marks), static_cast<uint32_t>(end)};
}

std::string_view without_emphasis(std::string_view line) {
  for (const std::string_view mark : {"***", "**", "__", "*", "_"}) {
    if (line.size() <= 2 * mark.size() || !line.starts_with(mark) || !line.ends_with(mark)) continue;
    const std::string_view inner = line.substr(mark.size(), line.size() - 2 * mark.size());
    if (inner.find(mark) != inner.npos || is_space(static_cast<unsigned char>(inner.front()))) return line;
    return trim(inner);
  }
  return line;
}

std::string_view without_decoration(std::string_view line) {
  size_t begin = 0, end = line.size();
  while (begin < end) {
    size_t next = begin;
    const char32_t c = utf8::next(line, next);
    if (is_currency_sign(c) && begins_amount(line, next)) break;
    if ((is_alnum(c) && !is_selector(c)) || c == '(' || c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xBF || c == 0xA1)
      break;
    begin = next;
  }
  while (end > begin) {
    size_t before = end;
    const char32_t c = utf8::previous(line, before);
    if (is_currency_sign(c) && ends_amount(line, before)) break;
    if (is_alnum(c) || c == '?' || c == '!' || c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == '+' || c == '%' || c == '.')
      break;
    const char open = c == ')' ? '(' : c == ']' ? '[' : '\0';
    if (open != '\0' && line.substr(begin, before - begin).find(open) != line.npos) break;
    if (c == '#' && before > begin && is_letter(static_cast<unsigned char>(line[before - 1]))) break;  // C#
    end = before;
  }
  return line.substr(begin, end - begin);
}

}  // namespace quern

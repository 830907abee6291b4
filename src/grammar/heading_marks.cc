#include "grammar/heading_marks.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/chars.h"

namespace quern {
namespace {

bool is_word(char32_t c) { return is_alnum(c) && !is_selector(c); }

bool is_quote(char32_t c) { return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB; }

char32_t closing(char32_t open) {
  switch (open) {
    case '(': return ')';
    case '[': return ']';
    case '{': return '}';
    case 0xFF08: return 0xFF09;
    case 0x3010: return 0x3011;
    default: return 0;
  }
}

bool is_closing(char32_t c) { return c == ')' || c == ']' || c == '}' || c == 0xFF09 || c == 0x3011; }

char32_t at(std::string_view text, size_t offset) { return offset < text.size() ? utf8::next(text, offset) : U'\0'; }

// "1️⃣": a digit that a keycap makes an emoji; its size, or 0.
size_t keycap_size(std::string_view text) {
  if (text.empty() || text[0] < '0' || text[0] > '9') return 0;
  size_t end = 1;
  while (end < text.size()) {
    size_t next = end;
    if (!is_selector(utf8::next(text, next))) break;
    end = next;
  }
  return end > 1 ? end : 0;
}

// Where the words begin: at a letter, a digit, a quote, a bracket, or a sign that belongs to the word behind it.
size_t skip_decoration(std::string_view line) {
  for (size_t begin = 0; begin < line.size();) {
    if (const size_t keycap = keycap_size(line.substr(begin))) {
      begin += keycap;
      continue;
    }
    size_t next = begin;
    const char32_t c = utf8::next(line, next);
    if (is_word(c) || is_quote(c) || closing(c) != 0 || c == 0xBF || c == 0xA1) return begin;
    const bool leads_word = c == '.' || c == '$' || c == 0x20AC || c == 0xA3;  // .NET, $
    if (leads_word && is_word(at(line, next))) return begin;
    begin = next;
  }
  return line.size();
}

bool is_roman(std::string_view token) {
  return token.find_first_not_of("ivxIVX") == token.npos &&
         (is_upper(static_cast<unsigned char>(token[0])) == is_upper(static_cast<unsigned char>(token.back())));
}

// Size of "1." "1)" "1.2.3" "(1)" "a)" "B." "iv." with the space behind it; 0 for none. "3.5 years" and "U.S. law" are words.
size_t numbering_size(std::string_view line) {
  const bool bracket = line.front() == '(';
  size_t end = bracket ? 1 : 0;
  const size_t first = end;
  size_t dots = 0;
  const auto is_ascii_alnum = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
  while (end < line.size() && end - first < 12) {
    const bool inner_dot = line[end] == '.' && end > first && end + 1 < line.size() && line[end + 1] >= '0' && line[end + 1] <= '9';
    if (!inner_dot && !is_ascii_alnum(line[end])) break;
    dots += inner_dot;
    ++end;
  }
  const std::string_view token = line.substr(first, end - first);
  if (token.empty()) return 0;
  const bool digits = token.find_first_not_of("0123456789.") == token.npos;
  if (digits ? token.size() > 2 && dots == 0 : token.size() > 1 && !is_roman(token)) return 0;
  const char mark = end < line.size() ? line[end] : '\0';
  size_t behind = mark == '.' || mark == ')' || mark == ':' ? end + 1 : end;
  if (bracket ? mark != ')' : mark == ':' && !digits) return 0;
  const bool marked = behind > end;
  while (behind < line.size() && is_space(at(line, behind))) utf8::next(line, behind);
  if (behind >= line.size()) return 0;
  const bool spaced = behind > end + (marked ? 1u : 0u);
  if (dots > 0 && !marked) return spaced && is_upper(at(line, behind)) ? behind : 0;
  if (!marked) return 0;
  if (!spaced && (!digits || !is_letter(at(line, behind)))) return mark == ')' && is_letter(at(line, behind)) ? behind : 0;
  const bool initials = !digits && token.size() == 1 && mark == '.' && behind + 1 < line.size() && line[behind + 1] == '.';  // "U. S."
  return initials ? 0 : behind;
}

// Is the bracket that closes at `close` opened inside `text`?
bool opened_before(std::string_view text, char32_t close) {
  int depth = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (closing(c) == close) ++depth;
    if (c == close && depth > 0) --depth;
  }
  return depth > 0;
}

bool ends_words(std::string_view before, char32_t c) {
  if (is_word(c) || c == '?' || c == '!' || c == '.' || c == '%' || c == '+' || c == 0x2026 || is_quote(c)) return true;
  if (is_closing(c)) return opened_before(before, c);
  return c == '#' && !before.empty() && is_letter(static_cast<unsigned char>(before.back()));  // C#
}

}  // namespace

std::string_view bare_heading(std::string_view line) {
  line.remove_prefix(skip_decoration(line));
  while (!line.empty()) {
    const size_t numbering = numbering_size(line);
    if (numbering == 0) break;
    const std::string_view rest = line.substr(numbering);
    const size_t decoration = skip_decoration(rest);
    if (decoration == rest.size()) break;  // the number is all there is
    line = rest.substr(decoration);
  }
  while (!line.empty()) {
    size_t last = line.size();
    const char32_t c = utf8::previous(line, last);
    if (ends_words(line.substr(0, last), c)) break;
    line.remove_suffix(line.size() - last);
  }
  return line;
}

std::string_view heading_words(std::string_view bare) {
  for (bool changed = true; changed && !bare.empty();) {
    changed = false;
    size_t first_end = 0, last = bare.size();
    const char32_t first = utf8::next(bare, first_end);
    const char32_t end = utf8::previous(bare, last);
    if (first_end > last) break;
    const std::string_view inner = bare.substr(first_end, last - first_end);
    const bool in_brackets = closing(first) == end && end != 0 && inner.find(bare.substr(0, first_end)) == inner.npos;
    if ((is_quote(first) && is_quote(end)) || in_brackets) {
      bare = bare_heading(inner);
      changed = true;
    } else if (first == 0xBF || first == 0xA1) {  // Spanish opens its questions, too
      bare = trim(bare.substr(first_end));
      changed = true;
    } else if (end == '?' || end == '!' || (end == '.' && !bare.substr(0, last).ends_with('.'))) {
      bare = trim(bare.substr(0, last));
      changed = true;
    }
  }
  return bare;
}

std::string_view without_last_brackets(std::string_view words) {
  if (words.empty() || (words.back() != ')' && words.back() != ']')) return words;
  const char close = words.back(), open = close == ')' ? '(' : '[';
  int depth = 0;
  for (size_t i = words.size(); i-- > 0;) {
    if (words[i] == close) ++depth;
    if (words[i] == open && --depth == 0) return trim(words.substr(0, i));
  }
  return words;
}

}  // namespace quern

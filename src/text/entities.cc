#include "text/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/chars.h"

namespace quern {
namespace {

struct Entity {
  std::string_view name;  // with its semicolon, if it must have one
  std::string_view text;
};

constexpr auto kEntities = std::to_array<Entity>({
#include "text/entity_table.inc"
});

constexpr size_t kLongest = 40;     // bytes of a reference: the longest name has 32
constexpr size_t kLongestBare = 6;  // of a name that HTML knows without its semicolon
constexpr size_t kDeepest = 16;     // levels of escaping; no tool makes more, and each costs a pass

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// "#233", "#xE9": what such a number names, if it is a character.
std::optional<std::string> numbered(std::string_view body) {
  const bool hex = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
  const std::string_view digits = body.substr(hex ? 2 : 1);
  uint32_t c = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), c, hex ? 16 : 10);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  // WHATWG, "numeric character reference end state".
  if (const char32_t sign = windows1252_sign(c); sign != 0) c = sign;
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return std::nullopt;
  std::string out;
  utf8::append(out, c);
  return out;
}

// What a reference stands for. `body`: what follows its "&", with the semicolon if it has one.
std::optional<std::string> meaning_of(std::string_view body) {
  if (body.starts_with('#')) return numbered(body.ends_with(';') ? body.substr(0, body.size() - 1) : body);
  const auto found =
      std::lower_bound(kEntities.begin(), kEntities.end(), body, [](const Entity& e, std::string_view b) { return e.name < b; });
  if (found == kEntities.end() || found->name != body) return std::nullopt;
  return std::string(found->text);
}

// A number with letters right behind it, or one that names no character: its digits count.
std::optional<Reference> numbered_prefix(std::string_view text, size_t at) {
  const bool hex = at + 2 < text.size() && (text[at + 2] == 'x' || text[at + 2] == 'X');
  const size_t begin = at + (hex ? 3 : 2);
  const size_t behind = std::min(text.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789", begin), text.size());
  if (behind == begin) return std::nullopt;
  const size_t end = behind < text.size() && text[behind] == ';' ? behind + 1 : behind;
  return Reference{end, numbered(text.substr(at + 1, behind - at - 1)).value_or(std::string(utf8::kReplacementBytes))};
}

// Where the reference that may begin at the "&" at `at` ends: behind its semicolon, or behind its last letter or digit.
size_t reference_end(std::string_view text, size_t at) {
  size_t end = at + 1;
  if (end < text.size() && text[end] == '#') ++end;
  while (end < text.size() && is_alphanumeric(text[end]) && end - at < kLongest) ++end;
  return end < text.size() && text[end] == ';' ? end + 1 : end;
}

// What the reference at `at` stands for as the text stands.
std::optional<std::string> reference_at(std::string_view text, size_t at, bool terminated) {
  const size_t end = reference_end(text, at);
  if (text[end - 1] != ';' && (terminated || (end < text.size() && (text[end] == '=' || is_alphanumeric(text[end]))))) return std::nullopt;
  return meaning_of(text.substr(at + 1, end - at - 1));
}

size_t find_reference(std::string_view text) {
  size_t at = text.find('&');
  while (at != std::string_view::npos && !reference_at(text, at, /*terminated=*/false)) at = text.find('&', at + 1);
  return at;
}

// Moves the text over, and puts in place of a reference what it stands for as soon as it is complete. So references come out too that are
// made of others ("&am&#112;;"), in one pass over whatever depth.
class EntityDecoder {
 public:
  EntityDecoder(std::string_view text, size_t first) : text_(text), at_(first), open_until_(first + kLongest) {
    out_.text.reserve(text.size());
    out_.text.append(text, 0, first);
  }

  Rewrite run() {
    while (at_ < text_.size()) {
      if (out_.text.size() > open_until_) copy_to_next();
      if (at_ < text_.size()) shift(text_[at_]);
    }
    while (reduce()) {
    }
    return std::move(out_);
  }

 private:
  void copy_to_next() {
    const size_t next = std::min(text_.find('&', at_), text_.size());
    out_.text.append(text_, at_, next - at_);
    at_ = next;
  }

  void shift(char c) {
    if (!is_alphanumeric(c) && c != ';' && c != '=') {
      while (reduce()) {  // it ends a reference without semicolon
      }
    }
    append({&c, 1});
    ++at_;
    if (c == ';') {
      while (reduce() && out_.text.back() == ';') {
      }
    }
  }

  void append(std::string_view text) {
    out_.text += text;
    if (text == "&") open_until_ = out_.text.size() + kLongest;
  }

  // Replaces the reference that the new text ends with, if it does.
  bool reduce() {
    const std::string_view done = out_.text;
    size_t begin = done.size() - (done.ends_with(';') ? 1 : 0);
    while (begin > 0 && is_alphanumeric(done[begin - 1]) && done.size() - begin < kLongest) --begin;
    if (begin > 0 && done[begin - 1] == '#') --begin;
    if (begin == 0 || done[begin - 1] != '&') return false;
    const std::optional<std::string> meaning = meaning_of(done.substr(begin));
    if (!meaning) return false;
    replace_from(begin - 1, *meaning);
    return true;
  }

  void replace_from(size_t begin, std::string_view into) {
    auto& edits = out_.edits;
    const size_t source = source_of(begin);
    while (!edits.empty() && edits.back().after.begin >= begin) edits.pop_back();
    out_.text.resize(begin);
    append(into);
    edits.push_back({span_of(source, at_), span_of(begin, out_.text.size())});
  }

  // Of a place in the new text at which no replacement is cut in two.
  size_t source_of(size_t place) const {
    const auto edit = std::find_if(out_.edits.rbegin(), out_.edits.rend(),
                                   [&](const OriginMap::Edit& e) { return e.after.begin == place || e.after.end <= place; });
    if (edit == out_.edits.rend()) return place;
    return edit->after.begin == place ? edit->before.begin : edit->before.end + (place - edit->after.end);
  }

  std::string_view text_;
  size_t at_;
  size_t open_until_;  // so far in the new text the reference may reach that began last
  Rewrite out_;
};

// A "<" that begins a tag, a comment or a declaration.
bool has_markup(std::string_view text) {
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (next == '/' || next == '!' || next == '?' || (is_alphanumeric(next) && next > '9')) return true;
  }
  return false;
}

bool stands_in(std::string_view line, const std::unordered_set<char32_t>& characters) {
  for (size_t at = skip_ascii(line, 0); at < line.size(); at = skip_ascii(line, at))
    if (characters.contains(utf8::next(line, at))) return true;
  return false;
}

bool is_escaped(std::string_view line) {
  if (line.find('<') != std::string_view::npos) return false;
  std::unordered_set<char32_t> referred_to;  // beyond ASCII
  for (size_t at = line.find('&'); at != std::string_view::npos; at = line.find('&', at + 1)) {
    const std::optional<std::string> meaning = reference_at(line, at, /*terminated=*/true);
    if (!meaning) return false;
    size_t first = 0;
    if (const char32_t c = utf8::next(*meaning, first); c >= 0x80) referred_to.insert(c);
  }
  // An escaper that makes references of a character leaves none of them as it is: such a line speaks of references.
  return referred_to.empty() || !stands_in(line, referred_to);
}

// One level of it.
Rewrite undo_escaping(std::string_view text) {
  Rewriter out(text);
  for (size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    const size_t before = text.find_last_of("\r\n", at);
    const size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const size_t line_end = std::min(text.find_first_of("\r\n", at), text.size());
    const bool escaped = is_escaped(text.substr(begin, line_end - begin));
    for (; escaped && at < line_end; at = std::min(text.find('&', at), line_end)) {
      const size_t end = reference_end(text, at);
      out.replace(at, end, *meaning_of(text.substr(at + 1, end - at - 1)));
      at = end;
    }
    at = line_end;
  }
  return out.finish();
}

}  // namespace

Rewrite decode_entities(std::string_view utf8) {
  const size_t first = find_reference(utf8);
  return first == std::string_view::npos ? Rewrite() : EntityDecoder(utf8, first).run();
}

std::optional<Reference> read_reference(std::string_view text, size_t at) {
  size_t end = reference_end(text, at);
  const std::string_view body = text.substr(at + 1, end - at - 1);
  if (std::optional<std::string> meaning = meaning_of(body)) return Reference{end, std::move(*meaning)};
  if (body.starts_with('#')) {
    if (body.find_first_of("0123456789") == body.npos) return std::nullopt;
    return numbered_prefix(text, at);
  }
  for (size_t size = std::min(body.size(), kLongestBare); size > 1; --size)
    if (std::optional<std::string> meaning = meaning_of(body.substr(0, size))) return Reference{at + 1 + size, std::move(*meaning)};
  return std::nullopt;
}

Rewrite decode_escaped(std::string_view utf8) {
  if (utf8.find('&') == std::string_view::npos || has_markup(utf8)) return {};
  Rewrite out = undo_escaping(utf8);
  if (!out.changed()) return out;
  OriginMap map(out.edits);
  for (size_t level = 1; !has_markup(out.text); ++level) {
    Rewrite next = undo_escaping(out.text);
    if (!next.changed()) break;
    if (level == kDeepest) return {};
    map = map.then(OriginMap(std::move(next.edits)));
    out.text = std::move(next.text);
  }
  out.edits.assign(map.edits().begin(), map.edits().end());
  return out;
}

}  // namespace quern

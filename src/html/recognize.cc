#include <gumbo.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/attributes.h"
#include "html/elements.h"
#include "html/html.h"
#include "text/chars.h"
#include "text/entities.h"

namespace quern::html {
namespace {

constexpr size_t kNpos = std::string_view::npos;
constexpr size_t kLookedAt = 65536;   // bytes
constexpr size_t kLeastText = 12;     // bytes of text that a block has round which it stands
constexpr size_t kEnough = 2;         // such blocks
constexpr size_t kTagsWithin = 4096;  // bytes of a stream in which it shows that it is a page
constexpr size_t kEnoughTags = 3;

constexpr std::string_view kDoctype = "<!doctype html";

// The name of the tag whose `<` or `</` stands right before; empty: none, or its end is not there yet.
std::string_view tag_name(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && (is_ascii_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'))) ++end;
  const bool ends = end < text.size() && (text[end] == '>' || text[end] == '/' || is_blank(text[end]));
  return ends ? text.substr(0, end) : std::string_view();
}

GumboTag tag_of(std::string_view name) { return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size())); }

// Steps over comments and declarations at the start; nothing: one of them does not end here.
std::optional<std::string_view> without_prologue(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? ">" : "";
    if (end.empty()) return text;
    const size_t at = text.find(end, 2);
    if (at == kNpos) return std::nullopt;
    text.remove_prefix(at + end.size());
  }
}

// Whether what stands behind the prologue begins a page as a whole.
bool begins_page(std::string_view text) {
  if (starts_ignoring_case(text, kDoctype)) return true;
  const GumboTag tag = text.starts_with('<') ? tag_of(tag_name(text.substr(1))) : GUMBO_TAG_UNKNOWN;
  return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_BODY;
}

// Elements that text stands in: what people write of tags has none in between.
bool holds_text(GumboTag tag) { return kind_of(tag) == ElementKind::kBlock && tag != GUMBO_TAG_BR && tag != GUMBO_TAG_HR; }

bool is_word_byte(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

bool has_markdown_table(std::string_view text) {
  constexpr std::string_view kRules[] = {"|--", "--|", "| --", "-- |", "|:-", "-:|", "| :-", "-: |"};
  return text.starts_with('|') ||
         std::any_of(std::begin(kRules), std::end(kRules), [&](std::string_view rule) { return text.find(rule) != kNpos; });
}

// Looks for blocks round text, and for lines that end in <br>.
class BlockCounter {
 public:
  explicit BlockCounter(std::string_view text) : text_(text) {}

  size_t count() {
    for (size_t at = text_.find('<'); at != kNpos && blocks_ < kEnough; at = text_.find('<', at + 1)) look(at);
    return blocks_;
  }

  // After count(). Markdown has few <br> beside its own line ends, or has them in the cells of tables.
  bool has_broken_lines() const {
    return glued_breaks_ >= kEnough && static_cast<size_t>(std::count(text_.begin(), text_.end(), '\n')) < breaks_ &&
           !has_markdown_table(text_);
  }

 private:
  void look(size_t at) {
    const bool is_end = at + 1 < text_.size() && text_[at + 1] == '/';
    const size_t begin = at + (is_end ? 2 : 1);
    size_t end = begin;
    while (end < text_.size() && (is_ascii_letter(text_[end]) || (text_[end] >= '1' && text_[end] <= '6'))) ++end;
    const size_t close = std::min(text_.find_first_of("<>", end), text_.size());
    if (begin == end || end - begin > 10 || close == text_.size() || text_[close] != '>') return;
    const GumboTag tag = tag_of(text_.substr(begin, end - begin));
    if (tag == GUMBO_TAG_BR && !is_end) look_at_break(at, close);
    if (!holds_text(tag)) return;
    if (is_end) {
      blocks_ += tag == open_ && close - open_end_ >= kLeastText && has_word(text_.substr(open_end_, at - open_end_));
      open_ = GUMBO_TAG_UNKNOWN;
      return;
    }
    // `first paragraph.<p>Second paragraph` as old pages have it: glued to the text on both sides.
    const bool glued =
        at > 0 && !is_blank(text_[at - 1]) && close + 1 < text_.size() && !is_blank(text_[close + 1]) && text_[close + 1] != '<';
    blocks_ += glued && std::min(text_.find('<', close), text_.size()) - close > kLeastText;
    open_ = tag;
    open_end_ = close + 1;
  }

  // `Duties:<br>Design bridges`; what speaks of <br>s has white space or a quote before it.
  void look_at_break(size_t at, size_t close) {
    ++breaks_;
    const bool before = at > 0 && !is_blank(text_[at - 1]) && std::string_view("<>`'\"([{").find(text_[at - 1]) == kNpos;
    const bool after = close + 2 < text_.size() && is_word_byte(text_[close + 1]) && is_word_byte(text_[close + 2]);
    glued_breaks_ += before || after;
  }

  std::string_view text_;
  size_t breaks_ = 0, glued_breaks_ = 0;
  GumboTag open_ = GUMBO_TAG_UNKNOWN;
  size_t open_end_ = 0;
  size_t blocks_ = 0;
};

bool is_html(std::string_view text) {
  text = trim(text);
  const auto start = without_prologue(text);
  if (start && begins_page(*start)) return true;
  BlockCounter counter(text);
  const size_t blocks = counter.count();
  // A single block counts where the text is nothing but markup.
  return blocks >= kEnough || (blocks == 1 && text.front() == '<' && text.back() == '>') || counter.has_broken_lines();
}

// In whole characters.
std::string_view start_of(std::string_view text) {
  size_t end = std::min(text.size(), kLookedAt);
  while (end < text.size() && utf8::is_continuation(text[end])) --end;
  return text.substr(0, end);
}

// Bytes that come from outside may be in any encoding, or none.
template <typename Look>
bool look_at(std::string_view text, Look look) {
  return utf8::valid(text) ? look(text) : look(utf8::sanitized(text));
}

}  // namespace

bool looks_like_html(std::string_view text) {
  text = start_of(text);
  return text.find('<') != kNpos && look_at(text, is_html);
}

std::optional<bool> stream_is_html(std::string_view head, bool complete, bool named_so) {
  complete = complete || head.size() >= kTagsWithin;
  const auto start = without_prologue(head.substr(0, kTagsWithin));
  if (!start) return complete ? std::optional(true) : std::nullopt;
  if (begins_page(*start)) return true;
  if (!complete && start->size() < kDoctype.size() && starts_ignoring_case(kDoctype, *start)) return std::nullopt;

  size_t opened = 0, closed = 0;
  for (size_t at = start->find('<'); at != kNpos; at = start->find('<', at + 1)) {
    const bool closes = start->substr(at + 1).starts_with('/');
    if (tag_of(tag_name(start->substr(at + (closes ? 2 : 1)))) == GUMBO_TAG_UNKNOWN) continue;
    ++(closes ? closed : opened);
    if (closed > 0 && opened + closed >= kEnoughTags) return true;
  }
  if (!complete) return std::nullopt;
  return named_so && opened > 0;
}

bool looks_like_escaped_html(std::string_view text) {
  text = start_of(text);
  if (text.find("&lt;") == kNpos || text.find('<') != kNpos) return false;
  return look_at(text, [](std::string_view escaped) { return is_html(decode_entities(escaped).text); });
}

}  // namespace quern::html

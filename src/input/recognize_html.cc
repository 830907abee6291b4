#include <algorithm>
#include <array>
#include <span>

#include "input/recognize.h"
#include "text/ascii.h"

namespace quern {
namespace {

// Within so many bytes a page shows that it is one.
constexpr size_t kTagsWithin = 4096;
constexpr size_t kEnoughTags = 3;

constexpr auto kTags = std::to_array<std::string_view>(
    {"a",  "article", "b",       "body", "br",     "dd",    "div",   "dl",    "dt",  "em", "footer", "form", "h1",   "h2",  "h3",
     "h4", "h5",      "h6",      "head", "header", "hr",    "html",  "i",     "img", "li", "link",   "main", "meta", "nav", "ol",
     "p",  "script",  "section", "span", "strong", "style", "table", "tbody", "td",  "th", "title",  "tr",   "u",    "ul"});

bool is_name_part(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

// The name of the tag whose `<` or `</` stands right before; empty: none, or its end is not there yet.
std::string_view tag_name(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && is_name_part(text[end])) ++end;
  const bool ends =
      end < text.size() && (text[end] == '>' || text[end] == '/' || text[end] == ' ' || (text[end] >= '\t' && text[end] <= '\r'));
  return ends ? text.substr(0, end) : std::string_view();
}

bool is_any_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

// Steps over comments and declarations at the start; nothing: one of them does not end here.
std::optional<std::string_view> without_prologue(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? ">" : "";
    if (end.empty()) return text;
    const size_t at = text.find(end, 2);
    if (at == std::string_view::npos) return std::nullopt;
    text.remove_prefix(at + end.size());
  }
}

}  // namespace

std::optional<bool> is_html(std::string_view head, bool complete, bool named_so) {
  complete = complete || head.size() >= kTagsWithin;
  const auto start = without_prologue(head.substr(0, kTagsWithin));
  if (!start) return complete ? std::optional(true) : std::nullopt;
  constexpr std::string_view kDoctype = "<!doctype html";
  if (starts_ignoring_case(*start, kDoctype)) return true;
  if (!complete && start->size() < kDoctype.size() && starts_ignoring_case(kDoctype, *start)) return std::nullopt;
  constexpr auto kRoots = std::to_array<std::string_view>({"html", "head", "body"});
  if (start->starts_with('<') && is_any_of(tag_name(start->substr(1)), kRoots)) return true;

  size_t opened = 0, closed = 0;
  for (size_t at = start->find('<'); at != std::string_view::npos; at = start->find('<', at + 1)) {
    const bool closes = start->substr(at + 1).starts_with('/');
    const std::string_view name = tag_name(start->substr(at + (closes ? 2 : 1)));
    if (name.empty() || !is_any_of(name, kTags)) continue;
    ++(closes ? closed : opened);
    if (closed > 0 && opened + closed >= kEnoughTags) return true;
  }
  if (!complete) return std::nullopt;
  return named_so && opened > 0;
}

}  // namespace quern

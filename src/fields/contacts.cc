#include "fields/contacts.h"

#include <algorithm>

#include "text/chars.h"

namespace quern {
namespace {

constexpr size_t kLongestEmail = 254;  // RFC 5321, 4.5.3.1.3
constexpr size_t kLongestLocal = 64;

bool is_ascii_alnum(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }
bool is_word_byte(char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view strip(std::string_view text, std::string_view front, std::string_view back) {
  text = trim(text);
  while (!text.empty() && front.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && back.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == (b | 0x20)); });
}

// `a.b.c`: labels of letters, digits and inner hyphens; the last is no number.
bool is_host(std::string_view host) {
  size_t labels = 0;
  bool numeric = false;
  while (true) {
    const std::string_view label = host.substr(0, host.find('.'));
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    if (!std::all_of(label.begin(), label.end(), [](char c) { return is_word_byte(c) || c == '-'; })) return false;
    numeric = std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
    ++labels;
    if (label.size() == host.size()) return labels >= 2 && !numeric && label.size() >= 2;
    host.remove_prefix(label.size() + 1);
  }
}

// Takes closing brackets off that nothing in `url` opens.
std::string_view without_open_end(std::string_view url) {
  while (!url.empty()) {
    const char last = url.back();
    const char open = last == ')' ? '(' : last == ']' ? '[' : last == '}' ? '{' : '\0';
    if (open == '\0' || std::count(url.begin(), url.end(), last) <= std::count(url.begin(), url.end(), open)) return url;
    url = strip(url.substr(0, url.size() - 1), "", ".,;:!?'\"*_>");
  }
  return url;
}

}  // namespace

std::optional<std::string_view> read_email(std::string_view text) {
  text = strip(text, "<([{'\"*_,;:", ">)]}'\"*_,;:.!?");
  if (starts_with_any_case(text, "mailto:")) text = text.substr(7);
  const size_t at = text.find('@');
  if (text.size() > kLongestEmail || at == std::string_view::npos || at == 0 || at > kLongestLocal) return std::nullopt;
  const std::string_view local = text.substr(0, at);
  const auto is_local = [](char c) {
    return is_word_byte(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
  };
  if (!std::all_of(local.begin(), local.end(), is_local)) return std::nullopt;
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return std::nullopt;
  return is_host(text.substr(at + 1)) ? std::optional(text) : std::nullopt;
}

std::optional<std::string_view> read_url(std::string_view text) {
  std::string_view url = without_open_end(strip(text, "<([{'\"*_,;:", ".,;:!?'\"*_>"));
  std::string_view rest = url;
  for (const std::string_view scheme : {"https://", "http://", "ftp://"}) {
    if (!starts_with_any_case(rest, scheme)) continue;
    rest = rest.substr(scheme.size());
    break;
  }
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  std::string_view host = authority.substr(authority.rfind('@') == std::string_view::npos ? 0 : authority.rfind('@') + 1);
  if (host.size() < authority.size() && rest.size() == url.size()) return std::nullopt;  // an address of mail
  const size_t port = host.find(':');
  if (port != std::string_view::npos) {
    const std::string_view digits = host.substr(port + 1);
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    host = host.substr(0, port);
  }
  if (!is_host(host)) return std::nullopt;
  return std::any_of(url.begin(), url.end(), [](char c) { return is_space(static_cast<unsigned char>(c)); }) ? std::nullopt
                                                                                                             : std::optional(url);
}

}  // namespace quern

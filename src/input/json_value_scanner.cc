#include "input/json_value_scanner.h"

namespace quern {
namespace {

constexpr auto kStructure = [] {
  std::array<bool, 256> table{};
  for (const char c : {'"', '{', '}', '[', ']'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool ends_scalar(char c) { return c == ',' || c == ']' || c == '}' || c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

size_t JsonValueScanner::scan(std::string_view bytes) {
  size_t at = 0;
  while (at < bytes.size()) {
    if (in_string_) {
      at = skip_string(bytes, at);
      if (at == std::string_view::npos) return at;
      in_string_ = false;
      if (depth_ == 0) return at;
      continue;
    }
    const char c = bytes[at];
    if (depth_ == 0 && started_ && ends_scalar(c)) return at;
    started_ = true;
    ++at;
    if (!kStructure[static_cast<unsigned char>(c)]) continue;
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      if (depth_ < kKinds) kinds_[depth_] = c;
      ++depth_;
    } else if (close(c)) {
      return at;
    }
  }
  return std::string_view::npos;
}

// Behind the quote that ends the string; a quote behind an odd number of backslashes does not.
size_t JsonValueScanner::skip_string(std::string_view bytes, size_t at) {
  if (escaped_) ++at;
  escaped_ = false;
  for (size_t from = at;;) {
    const size_t quote = bytes.find('"', from);
    const size_t end = quote == std::string_view::npos ? bytes.size() : quote;
    size_t backslashes = 0;
    while (end > from + backslashes && bytes[end - 1 - backslashes] == '\\') ++backslashes;
    if (quote == std::string_view::npos) {
      escaped_ = backslashes % 2 == 1;
      return quote;
    }
    from = quote + 1;
    if (backslashes % 2 == 0) return from;
  }
}

// Whether the value ends here.
bool JsonValueScanner::close(char bracket) {
  if (depth_ == 0) return mismatched_ = true;
  --depth_;
  if (depth_ < kKinds && (kinds_[depth_] == '{') != (bracket == '}')) return mismatched_ = true;
  return depth_ == 0;
}

}  // namespace quern

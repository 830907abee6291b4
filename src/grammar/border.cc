#include "grammar/border.h"

namespace quern::loading {
namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

std::string bordered(std::string_view pattern) {
  std::string out = "(?:";
  if (!pattern.empty() && is_word(pattern.front())) out += "\\b";
  out += "(?:" + std::string(pattern) + ")";
  if (!pattern.empty() && (is_word(pattern.back()) || pattern.back() == '?')) out += "\\b";
  return out + ")";
}

}  // namespace quern::loading

#include "pattern/size_estimate.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace quern::pattern {
namespace {

int64_t size_of(const RegexItem& item);

int64_t size_of(const std::vector<RegexSequence>& alternatives) {
  int64_t size = 1;
  for (const RegexSequence& alternative : alternatives) {
    for (const RegexItem& item : alternative) size += size_of(item);
    ++size;
  }
  return size;
}

int64_t size_of_character(const RegexItem& item) {
  const std::string_view text = item.text;
  int64_t size = 2;
  for (size_t i = text.find("\\p"); i != text.npos; i = text.find("\\p", i + 1))
    size += text.substr(i).starts_with("\\pL") ? 150 : 1500;  // see letters.h; another category or script
  if (text.find("\\P") != text.npos) size += 1500;
  if (text == ".") return 12;
  if (text[0] == '[') size += static_cast<int64_t>(text.size()) * 12 + 12;
  return size + (static_cast<unsigned char>(text[0]) >= 0x80 ? 12 : 0);
}

// How often the part stands in the program.
int64_t copies(std::string_view repeat) {
  if (repeat.empty() || repeat[0] != '{') return 1;
  int64_t number = 0, largest = 1;
  for (const char c : repeat.substr(1)) {
    number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : 0;
    largest = std::max(largest, number);
  }
  return largest + 1;
}

int64_t size_of(const RegexItem& item) {
  const int64_t size = item.kind == RegexItem::Kind::kGroup ? size_of(item.alternatives) + 2 : size_of_character(item);
  return std::min<int64_t>((size + 1) * copies(item.repeat), int64_t{1} << 40);
}

int64_t repeat_of(const RegexItem& item) {
  const int64_t inner = item.kind == RegexItem::Kind::kGroup ? largest_repeat(item.alternatives) : 1;
  return std::min<int64_t>(inner * copies(item.repeat), int64_t{1} << 40);
}

// Bytes of one character of UTF-8 that the item can match.
size_t widest(const RegexItem& item) {
  if (item.kind == RegexItem::Kind::kWordCharacter) return 1;
  const bool plain = item.text.size() == 1 && item.text[0] != '.';
  return plain ? 1 : 4;
}

std::optional<size_t> longest(const RegexItem& item) {
  if (item.zero_width()) return 0;
  const std::string_view repeat = item.repeat;
  if (repeat.starts_with('*') || repeat.starts_with('+') || repeat.find(",}") != repeat.npos) return std::nullopt;
  const auto once = item.kind == RegexItem::Kind::kGroup ? longest_match(item.alternatives) : std::optional(widest(item));
  if (!once) return std::nullopt;
  return *once * static_cast<size_t>(std::max<int64_t>(copies(repeat) - 1, 1));
}

}  // namespace

std::optional<size_t> longest_match(const std::vector<RegexSequence>& alternatives) {
  size_t most = 0;
  for (const RegexSequence& alternative : alternatives) {
    size_t bytes = 0;
    for (const RegexItem& item : alternative) {
      const auto more = longest(item);
      if (!more) return std::nullopt;
      bytes += *more;
    }
    most = std::max(most, bytes);
  }
  return most;
}

int64_t largest_repeat(const std::vector<RegexSequence>& alternatives) {
  int64_t largest = 1;
  for (const RegexSequence& alternative : alternatives)
    for (const RegexItem& item : alternative) largest = std::max(largest, repeat_of(item));
  return largest;
}

int64_t estimated_size(const std::vector<RegexSequence>& alternatives) { return size_of(alternatives); }

}  // namespace quern::pattern

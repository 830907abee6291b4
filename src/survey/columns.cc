#include "survey/columns.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace quern {
namespace {

constexpr size_t kWidest = 90;  // characters of an entry; longer ones are cut

std::string shown(std::string entry) {
  for (char& c : entry)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  if (utf8::length(entry) <= kWidest) return entry;
  size_t at = 0;
  for (size_t i = 1; i < kWidest; ++i) utf8::next(entry, at);
  return entry.substr(0, at) + "…";
}

}  // namespace

Columns::Columns(std::vector<Head> heads) : heads_(std::move(heads)) {}

void Columns::add(std::vector<std::string> row) {
  row.resize(heads_.size());
  for (std::string& entry : row) entry = shown(std::move(entry));
  rows_.push_back(std::move(row));
}

std::string Columns::text() const {
  std::vector<size_t> widths;
  for (const Head& head : heads_) widths.push_back(head.name.size());
  for (const auto& row : rows_)
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], utf8::length(row[i]));
  std::string out;
  const auto put = [&](const auto& entry_of) {
    for (size_t i = 0; i < heads_.size(); ++i) {
      const std::string& entry = entry_of(i);
      const std::string space(widths[i] - utf8::length(entry), ' ');
      const bool last = i + 1 == heads_.size();
      out += heads_[i].side == kRight ? space + entry : last ? entry : entry + space;
      out += last ? "\n" : "  ";
    }
  };
  put([&](size_t i) -> const std::string& { return heads_[i].name; });
  for (const auto& row : rows_) put([&](size_t i) -> const std::string& { return row[i]; });
  return out;
}

std::string percent(uint64_t part, uint64_t whole) { return std::to_string(whole == 0 ? 0 : (part * 100 + whole / 2) / whole) + " %"; }

}  // namespace quern

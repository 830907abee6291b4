// Files of learned tables for tests, written as grammar/README.md says.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "grammar/outline_tables.h"

namespace quern::test {

inline std::string number_bytes(uint32_t number) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
  return bytes;
}

inline std::string float_bytes(float number) { return number_bytes(std::bit_cast<uint32_t>(number)); }

using Rows = std::vector<std::pair<uint32_t, std::vector<int8_t>>>;  // key, weights by kind

inline std::string table_bytes(const Rows& rows, float scale) {
  std::string bytes = number_bytes(static_cast<uint32_t>(rows.size())) + float_bytes(scale);
  for (const auto& [key, weights] : rows) {
    bytes += number_bytes(key);
    for (const int8_t weight : weights) bytes += static_cast<char>(weight);
  }
  return bytes;
}

// Words count in the unit alone, with weight 1; `rules` is the weight of the grammar's own numbers; each change costs `price`.
inline std::string outline_table_bytes(const std::vector<std::string>& kinds, const Rows& words, const Rows& context, float rules,
                                       float price) {
  std::string bytes = "quern outline tables 2\n";
  for (const std::string& kind : kinds) bytes += (&kind == kinds.data() ? "" : " ") + kind;
  bytes += "\n" + table_bytes(words, 0.5f) + table_bytes(context, 0.5f) + float_bytes(rules) + float_bytes(1);
  for (size_t view = 1; view < kViews; ++view) bytes += float_bytes(0);
  for (size_t pair = 0; pair < kinds.size() * kinds.size(); ++pair) bytes += float_bytes(0);
  for (size_t at = 0; at < kSwitchClasses * (1 + kinds.size() * kinds.size()); ++at) bytes += float_bytes(price);
  return bytes;
}

}  // namespace quern::test

#include "cli/input_format.h"

#include <algorithm>
#include <string_view>

#include "cli/choose.h"

namespace quern::cli {
namespace {

struct FromWord {
  const char* word;
  From from;
};
constexpr std::array<FromWord, 3> kFromWords{{{"auto", From::kAuto}, {"text", From::kText}, {"jsonl", From::kJsonLines}}};

// In capitals too.
bool has_ending(std::string_view path, std::string_view ending) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return path.size() >= ending.size() && std::ranges::equal(path.substr(path.size() - ending.size()), ending, {}, lower);
}

}  // namespace

Result<From> read_from(const CommandLine& line) {
  const auto found = choose(line, "from", kFromWords);
  if (!found) return found.errors();
  return found->from;
}

bool is_json_lines(From from, const std::string& path) {
  return from == From::kJsonLines || (from == From::kAuto && (has_ending(path, ".jsonl") || has_ending(path, ".ndjson")));
}

}  // namespace quern::cli

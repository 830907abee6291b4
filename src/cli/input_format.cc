#include "cli/input_format.h"

#include "cli/choose.h"

namespace quern::cli {
namespace {

struct FromWord {
  const char* word;
  From from;
};
constexpr std::array<FromWord, 3> kFromWords{{{"auto", From::kAuto}, {"text", From::kText}, {"jsonl", From::kJsonLines}}};

}  // namespace

Result<From> read_from(const CommandLine& line) {
  const auto found = choose(line, "from", kFromWords);
  if (!found) return found.errors();
  return found->from;
}

bool is_json_lines(From from, const std::string& path) {
  return from == From::kJsonLines || (from == From::kAuto && (path.ends_with(".jsonl") || path.ends_with(".ndjson")));
}

}  // namespace quern::cli

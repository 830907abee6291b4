#include "cli/input_format.h"

#include <array>

#include "cli/choose.h"

namespace quern::cli {
namespace {

struct FormatWord {
  const char* word;
  InputFormat format;
};
constexpr std::array<FormatWord, 3> kFormatWords{
    {{"auto", InputFormat::kAuto}, {"text", InputFormat::kText}, {"jsonl", InputFormat::kJsonLines}}};

}  // namespace

Result<InputFormat> read_from(const CommandLine& line) {
  const auto found = choose(line, "from", kFormatWords);
  if (!found) return found.errors();
  return found->format;
}

}  // namespace quern::cli

#include "cli/input_format.h"

#include <algorithm>
#include <array>

#include "cli/choose.h"

namespace quern::cli {
namespace {

struct FormatWord {
  const char* word;
  InputFormat format;
};
constexpr auto kFormatWords = std::to_array<FormatWord>({{"auto", InputFormat::kAuto},
                                                         {"text", InputFormat::kText},
                                                         {"html", InputFormat::kHtml},
                                                         {"jsonl", InputFormat::kJsonLines},
                                                         {"json", InputFormat::kJson},
                                                         {"csv", InputFormat::kCsv},
                                                         {"tsv", InputFormat::kTsv},
                                                         {"warc", InputFormat::kWarc},
                                                         {"rejects", InputFormat::kRejects}});
constexpr auto kLineWords =
    std::to_array<FormatWord>({{"auto", InputFormat::kAuto}, {"text", InputFormat::kText}, {"jsonl", InputFormat::kJsonLines}});

}  // namespace

Result<InputFormat> read_from(const CommandLine& line) {
  const auto found = choose(line, "from", kFormatWords);
  if (!found) return found.errors();
  return found->format;
}

std::string_view format_word(InputFormat format) {
  const auto found = std::find_if(kFormatWords.begin(), kFormatWords.end(), [&](const FormatWord& each) { return each.format == format; });
  return found->word;
}

Result<InputFormat> read_from_lines(const CommandLine& line) {
  const auto found = choose(line, "from", kLineWords);
  if (!found) return found.errors();
  return found->format;
}

}  // namespace quern::cli

#include "cli/clean_options.h"

#include <algorithm>
#include <array>

#include "cli/parse_options.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"from", 0, "FORMAT", "text, or jsonl: a JSON object a line. Default: jsonl by the endings .jsonl and\n.ndjson, else text."},
    {"text-field", 0, "PATH", "JSON lines: the member that holds the text, such as job.description.\nDefault: text."},
    {"steps", 's', "LIST",
     "What to do, parted by commas: escaped, entities, repair, width, quotes, dashes, spaces,\nligatures, controls, zero-width, line-ends, "
     "nfc, nfkc, or none."},
    {"certain", 0, nullptr, "Leave guesses out."},
    {"charset", 0, "NAME", "The encoding of the text, where you know it. Default: found out."},
    {"output", 'o', "FILE", "Write there. The file appears when it is complete."},
    {"quiet", 'q', nullptr, "Say nothing about single lines."},
});

std::string all_step_names() {
  std::string all;
  for (const NamedStep& named : all_steps()) all += std::string(named.name) + ", ";
  return all + "none";
}

Result<Steps> read_steps(std::string list) {
  Steps steps;
  if (list == "none") return steps;
  for (list += ','; !list.empty(); list.erase(0, list.find(',') + 1)) {
    const std::string name = list.substr(0, list.find(','));
    const auto named = std::find_if(all_steps().begin(), all_steps().end(), [&](const NamedStep& s) { return s.name == name; });
    if (named == all_steps().end()) return usage_error("--steps does not take `" + name + "`", "it takes " + all_step_names());
    steps.insert(named->step);
  }
  return steps;
}

}  // namespace

std::span<const Option> clean_option_table() { return kOptions; }

Result<CleanRunOptions> read_clean_options(const CommandLine& line) {
  CleanRunOptions options;
  options.inputs = line.arguments;
  options.output = line.value("output", "");
  options.settings.json_lines = line.value("from", "") == "jsonl";
  options.settings.text_field = line.value("text-field", "text");
  options.settings.clean.certain = line.has("certain");
  const auto charset = read_charset(line);
  if (!charset) return charset.errors();
  options.settings.charset = *charset;
  if (line.has("steps")) {
    const auto steps = read_steps(line.value("steps", ""));
    if (!steps) return steps.errors();
    options.settings.clean.steps = *steps;
  }
  return options;
}

}  // namespace quern::cli

#include <vector>

#include "cli/clean_options.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/output_file.h"
#include "cli/print.h"
#include "input/byte_source.h"

namespace quern::cli {
namespace {

int run_clean(const CommandLine& line, Console& console) {
  if (line.has("quiet")) console.set_verbosity(Verbosity::kQuiet);
  auto options = read_clean_options(line);
  if (!options) {
    console.error(options.errors());
    return kUsage;
  }
  if (options->inputs.empty()) options->inputs = {"-"};
  auto output = options->output.empty() ? OutputFile::standard_output() : OutputFile::create(options->output);
  if (!output) {
    console.error(output.errors());
    return kOutputFailed;
  }
  int verdict = kDone;
  const Interrupt interrupt;
  ChunkCleaner cleaner(options->settings);
  CleanOutput out;
  std::vector<std::byte> buffer(size_t{1} << 20);
  for (const std::string& path : options->inputs) {
    auto source = ByteSource::open(path, interrupt.wake_fd());
    if (!source) {
      console.error(source.errors());
      verdict = kInputFailed;
      continue;
    }
    std::string all;
    while (const auto size = source->read(buffer)) {
      if (*size == 0) break;
      all.append(reinterpret_cast<const char*>(buffer.data()), *size);
    }
    if (interrupt.signal() != 0) break;
    cleaner.clean(all, 1, out);
    out.for_each([&](std::string_view piece) { output->write(piece); });
    for (const CleanTrouble& trouble : out.troubles)
      console.notice(path + ":" + std::to_string(trouble.line) + ": reject[" + trouble.code + "]: " + trouble.reason);
  }
  if (!output->commit()) return report_failure(*output, console);
  return interrupt.signal() != 0 ? kSignalled + interrupt.signal() : verdict;
}

}  // namespace

const Command kCleanCommand{
    "clean",
    "text -> text: repaired, normalized",
    "quern clean [OPTION...] [FILE...]",
    "Undoes mojibake and normalizes text, from the files or from standard input.",
    clean_option_table(),
    "quern clean notes.txt\nquern clean --from jsonl --text-field body < dump.jsonl",
    run_clean,
};

}  // namespace quern::cli

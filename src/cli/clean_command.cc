#include <unistd.h>

#include <cstdlib>

#include "cli/clean_options.h"
#include "cli/clean_run.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/print.h"
#include "cli/shared_options.h"
#include "output/output_file.h"

namespace quern::cli {
namespace {

int run_clean(const CommandLine& line, Console& console) {
  set_verbosity(line, console);
  auto options = read_clean_options(line);
  if (!options) return fail(console, options.errors(), kUsage);
  if (options->inputs.empty()) {
    if (::isatty(STDIN_FILENO) != 0)
      return fail(console, {usage_error("there is nothing to read", "name files, or pipe text in; see quern clean --help")}, kUsage);
    options->inputs = {"-"};
  }
  options->settings.colour = options->output.empty() && may_colour(STDOUT_FILENO);
  auto output = options->output.empty() ? OutputFile::standard_output() : OutputFile::create(options->output);
  if (!output) return fail(console, output.errors(), kOutputFailed);
  CleanRun run(*options, *output, console);
  run.read_inputs(options->inputs);
  return run.finish();
}

}  // namespace

const Command kCleanCommand{
    "clean",
    "text -> text: repaired, decoded, normalized; JSON lines too",
    "quern clean [OPTION...] [FILE...]",
    "Undoes mojibake and normalizes text, from the files, or from standard input where none or - is\n"
    "given. What needs no change comes out byte for byte. Text is worked on in blocks of up to 1024\n"
    "lines, lines of JSON each by itself: cleaning one again changes nothing. In a file of several\n"
    "blocks the second run may meet other blocks, where lines were joined or split, and find more.\n"
    "docs/text.md says what each step does.",
    clean_option_table(),
    "quern clean page.txt > sound.txt\n"
    "quern clean --diff page.txt                               see what would change\n"
    "quern clean --check --certain corpus/*.txt                exit code 1 if anything would\n"
    "quern clean --from jsonl --text-field body < dump > out   JSON lines, all other members untouched\n"
    "quern clean --steps default,quotes,dashes,spaces *.txt    plain typography, too\n"
    "quern clean --explain page.txt                            each change: where, from, to, why",
    run_clean,
};

}  // namespace quern::cli

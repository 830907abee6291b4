#include <unistd.h>

#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/parse_options.h"
#include "cli/parse_run.h"
#include "cli/print.h"
#include "cli/shared_options.h"
#include "output/output_file.h"
#include "quern/grammar.h"

namespace quern::cli {
namespace {

int run_parse(const CommandLine& line, Console& console) {
  set_verbosity(line, console);
  auto options = read_parse_options(line);
  if (!options) return fail(console, options.errors(), kUsage);
  if (options->inputs.empty() && options->files_from.empty()) {
    if (::isatty(STDIN_FILENO) != 0)
      return fail(console, {usage_error("there is nothing to read", "name files, or pipe text in: quern posting.txt; see quern --help")},
                  kUsage);
    options->inputs = {"-"};
  }
  const auto grammar = Grammar::load(options->grammar);
  if (!grammar) return fail(console, grammar.errors(), kUsage);

  auto output = options->output.empty() ? OutputFile::standard_output() : OutputFile::create(options->output);
  if (!output) return fail(console, output.errors(), kOutputFailed);
  std::optional<OutputFile> rejects;
  if (!options->rejects.empty()) {
    auto file = OutputFile::create(options->rejects);
    if (!file) return fail(console, file.errors(), kOutputFailed);
    rejects.emplace(std::move(*file));
  }
  ParseRun run(*options, *grammar, *output, rejects ? &*rejects : nullptr, console);
  if (const auto error = run.check_split()) return fail(console, {*error}, kUsage);
  run.read_inputs();
  return run.finish();
}

}  // namespace

const Command kParseCommand{
    "parse",
    "documents -> records: one JSON object a line",
    "quern parse [OPTION...] [FILE...]\nquern [OPTION...] FILE...",
    "Reads documents from the files, or from standard input where none or - is given, and writes a\n"
    "record for each: sections, typed fields, and where in the text each came from. A document that\n"
    "cannot be parsed is rejected with a reason and never stops the run.",
    parse_option_table(),
    "quern posting.txt --pretty                               one posting, for reading\n"
    "quern parse postings/*.txt -o records.ndjson             many, a document a file\n"
    "quern parse dump.jsonl --text-field job.description      a JSON object a line\n"
    "quern parse crawl.warc.gz pages/ --include '*.html'      web archives, folders\n"
    "quern parse all.txt --split '^=+$'                       split at lines of equals signs\n"
    "pdftotext posting.pdf - | quern parse --emit schemaorg   JSON-LD\n"
    "quern parse *.txt --rejects bad.ndjson --max-rejects 1%\n"
    "quern parse bad.ndjson --from rejects                    once more, what was refused",
    run_parse,
};

}  // namespace quern::cli

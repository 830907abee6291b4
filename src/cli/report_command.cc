#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/print.h"
#include "cli/quantity.h"
#include "cli/report_run.h"
#include "grammar/compiled.h"
#include "output/output_file.h"
#include "quern/grammar.h"

namespace quern::cli {
namespace {

constexpr uint64_t kMostDocuments = 2000;  // in the sample: a browser must bear the page

constexpr auto kOptions = std::to_array<Option>({
    {"output", 'o', "FILE", "Write the page there. The file appears when it is complete."},
    {"title", 0, "TEXT", "The page's title. Default: Report."},
    {"rejects", 0, "FILE", "Documents that quern parse refused (its --rejects). May stand more than\nonce.", true},
    {"stats", 0, "FILE", "What quern parse --stats wrote. May stand more than once.", true},
    {"sample", 0, "N", "Show so many documents (at most 2000). Default: 50."},
    {"grammar", 'g', "NAME|PATH", "The grammar that says what its flags mean. Default: the shipped one\nthat the records name."},
});

// What the grammar says of its own flags.
void add_meanings(const Grammar& grammar, report::Findings& findings) {
  for (const FlagDecl& flag : grammar.compiled().flags) findings.meanings[flag.code] = flag.meaning;
}

// Of the grammars that the records name, only those that are built in: a record must not make quern open files.
void add_shipped_meanings(report::Findings& findings) {
  const std::vector<std::string> shipped = Grammar::shipped();
  for (const auto& entry : findings.records.grammars.sorted()) {
    const std::string name = entry.name.substr(0, entry.name.find(' '));
    if (std::find(shipped.begin(), shipped.end(), name) == shipped.end()) continue;
    if (const auto grammar = Grammar::load(name)) add_meanings(*grammar, findings);
  }
}

int run_report(const CommandLine& line, Console& console) {
  const auto wanted = parse_count(line.value("sample", "50"), kMostDocuments);
  if (!wanted && line.value("sample", "") != "0")
    return fail(
        console,
        {usage_error("--sample takes a number from 0 to " + std::to_string(kMostDocuments) + ", not `" + line.value("sample", "") + "`",
                     "see quern report --help")},
        kUsage);
  report::Sample sample(wanted.value_or(0));
  report::Findings findings;
  if (line.has("grammar")) {
    const auto grammar = Grammar::load(line.value("grammar", ""));
    if (!grammar) return fail(console, grammar.errors(), kUsage);
    add_meanings(*grammar, findings);
  }
  ReportRun run(findings, sample, console);
  std::vector<std::string> inputs = line.arguments;
  if (inputs.empty()) inputs = {"-"};
  for (const std::string& path : inputs) run.read_records(path);
  for (const std::string& path : line.values("rejects")) run.read_rejects(path);
  for (const std::string& path : line.values("stats")) run.read_statistics(path);
  if (run.signal() != 0) return kSignalled + run.signal();
  if (!line.has("grammar")) add_shipped_meanings(findings);

  auto output = line.has("output") ? OutputFile::create(line.value("output", "")) : Result(OutputFile::standard_output());
  if (!output) return fail(console, output.errors(), kOutputFailed);
  output->write(report::make_page(findings, sample, {line.value("title", "Report")}));
  if (!output->commit()) return report_failure(*output, console);
  return run.failed() ? kInputFailed : kDone;
}

}  // namespace

const Command kReportCommand{
    "report",
    "records -> one HTML page: what came in, what was found, what was refused",
    "quern report [OPTION...] [FILE...]",
    "Reads records as quern parse writes them, one a line, from the files, or from standard input\n"
    "where none or - is given, and writes one HTML page that needs nothing else: coverage of each\n"
    "field, spread of its values, flags, repairs, sections, and documents to look at, with every\n"
    "value's place in the text where the records were made --with-text. Works in bounded memory;\n"
    "a line that is no record is reported and passed over (exit code 3).",
    kOptions,
    "quern parse --with-text --rejects refused.jsonl *.txt > records.ndjson\n"
    "quern report records.ndjson --rejects refused.jsonl -o report.html\n"
    "quern parse --with-text *.txt | quern report --title 'Postings of May' > report.html",
    run_report,
};

}  // namespace quern::cli

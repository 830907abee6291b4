#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/print.h"
#include "cli/record_lines.h"
#include "output/output_file.h"
#include "quern/grammar.h"
#include "quern/schema.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"grammar", 'g', "NAME|PATH", "The grammar whose records these are. Default: job."},
});

class Validation {
 public:
  Validation(const Grammar& grammar, const Console& console)
      : grammar_(grammar), console_(console), output_(OutputFile::standard_output()) {}

  void read(const std::string& path) {
    const Errors errors = read_record_lines(path, interrupt_,
                                            {.take = [&](const InputLine& line) { check(path, line); },
                                             .is_stopped = [this] { return is_stopped(); },
                                             .rest = [this] { output_.flush(); }});
    console_.error(errors);
    input_failed_ = input_failed_ || !errors.empty();
  }

  int finish() {
    if (!output_.commit()) return report_failure(output_, console_);
    if (interrupt_.signal() != 0) return kSignalled + interrupt_.signal();
    return input_failed_ ? kInputFailed : found_ ? kFindings : kDone;
  }

  bool is_stopped() const { return interrupt_.signal() != 0 || output_.failed(); }

 private:
  void check(const std::string& path, const InputLine& line) {
    if (!line.whole())
      return tell(path, line, {"too_long", "", "the line has " + std::to_string(line.bytes) + " bytes, no record has that many"});
    for (const Violation& violation : validate(line.text, grammar_)) tell(path, line, violation);
  }

  void tell(const std::string& path, const InputLine& line, const Violation& violation) {
    found_ = true;
    output_.write(path + ":" + std::to_string(line.number) + ": " + (violation.path.empty() ? "/" : violation.path) + ": " +
                  violation.code + ": " + violation.message + "\n");
  }

  const Grammar& grammar_;
  const Console& console_;
  OutputFile output_;
  Interrupt interrupt_;
  bool found_ = false;
  bool input_failed_ = false;
};

int run_validate(const CommandLine& line, Console& console) {
  const auto grammar = Grammar::load(line.value("grammar", "job"));
  if (!grammar) return fail(console, grammar.errors(), kUsage);
  Validation validation(*grammar, console);
  std::vector<std::string> inputs = line.arguments;
  if (inputs.empty()) inputs = {"-"};
  for (const std::string& path : inputs)
    if (!validation.is_stopped()) validation.read(path);
  return validation.finish();
}

}  // namespace

const Command kValidateCommand{
    "validate",
    "check records against the grammar's schema",
    "quern validate [OPTION...] [FILE...]",
    "Reads records, one a line, from the files or from standard input, and prints what breaks the\n"
    "schema of the grammar as FILE:LINE: /place: code: message. Exit code 1 if anything does.",
    kOptions,
    "quern validate records.ndjson\nquern parse *.txt | quern validate",
    run_validate,
};

}  // namespace quern::cli

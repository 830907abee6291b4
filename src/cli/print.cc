#include "cli/print.h"

#include "cli/console.h"
#include "cli/exit_code.h"
#include "output/output_file.h"
#include "pipeline/batch_parser.h"

namespace quern::cli {

int print(std::string_view text, const Console& console, int exit_code) {
  OutputFile output = OutputFile::standard_output();
  if (output.write(text) && output.commit()) return exit_code;
  return report_failure(output, console);
}

void tell(const DocumentNote& note, const Console& console) { note.fault ? console.error(note.text) : console.notice(note.text); }

int fail(const Console& console, const Errors& errors, ExitCode code) {
  console.error(errors);
  return code;
}

int report_failure(const OutputFile& output, const Console& console) {
  if (!output.reader_is_gone()) console.error(output.error());
  return kOutputFailed;
}

}  // namespace quern::cli

#include "cli/print.h"

#include "cli/console.h"
#include "cli/exit_code.h"
#include "output/output_file.h"

namespace quern::cli {

int print(std::string_view text, const Console& console, int exit_code) {
  OutputFile output = OutputFile::standard_output();
  if (output.write(text) && output.commit()) return exit_code;
  return report_failure(output, console);
}

int report_failure(const OutputFile& output, const Console& console) {
  if (!output.reader_is_gone()) console.error(output.error());
  return kOutputFailed;
}

}  // namespace quern::cli

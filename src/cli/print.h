// Writing to standard output what a command has to say as a whole.
#pragma once

#include <string_view>

#include "cli/exit_code.h"
#include "quern/result.h"

namespace quern {
class OutputFile;
struct DocumentNote;
}  // namespace quern

namespace quern::cli {

class Console;

// Writes all of `text` to standard output. Gives `exit_code`, or kOutputFailed with a message (none for a closed pipe).
int print(std::string_view text, const Console& console, int exit_code = 0);

// A fault always, anything else as a notice.
void tell(const DocumentNote& note, const Console& console);

// Says the errors, and gives the exit code.
int fail(const Console& console, const Errors& errors, ExitCode code);

// The message and exit code of an output that failed.
int report_failure(const OutputFile& output, const Console& console);

}  // namespace quern::cli

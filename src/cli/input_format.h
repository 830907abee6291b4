// --from: what an input holds.
#pragma once

#include <string_view>

#include "cli/command.h"
#include "input/input_reader.h"

namespace quern::cli {

// --from of this command line, or kAuto. Fails with `usage`.
Result<InputFormat> read_from(const CommandLine& line);
// The same for commands that change text where it stands: auto, text or jsonl.
Result<InputFormat> read_from_lines(const CommandLine& line);

// The word for it.
std::string_view format_word(InputFormat format);

}  // namespace quern::cli

// --from: what an input holds.
#pragma once

#include <string>

#include "cli/command.h"

namespace quern::cli {

enum class From { kAuto, kText, kJsonLines };

// --from of this command line, or kAuto. Fails with `usage`.
Result<From> read_from(const CommandLine& line);

// Whether this input holds JSON lines: as --from says, or by the ending of its name.
bool is_json_lines(From from, const std::string& path);

}  // namespace quern::cli

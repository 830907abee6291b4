// quern grammar headings and coverage: a grammar over a corpus.
#pragma once

#include "cli/command.h"

namespace quern::cli {

// Options that only these two take.
std::span<const Option> survey_options();

// `line`: its first argument is "headings" or "coverage", the others are files. Gives an exit code.
int run_survey(const CommandLine& line, Console& console);

}  // namespace quern::cli

// The options of quern clean, read and checked before anything is opened.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.h"
#include "pipeline/clean_chunk.h"

namespace quern::cli {

struct CleanRunOptions {
  std::vector<std::string> inputs;  // as given; "-" is standard input
  CleanSettings settings;
  std::string output;  // file; empty: standard output
};

std::span<const Option> clean_option_table();

// Fails with `usage`.
Result<CleanRunOptions> read_clean_options(const CommandLine& line);

}  // namespace quern::cli

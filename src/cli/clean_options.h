// The options of quern clean, read and checked before anything is opened.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/input_format.h"
#include "cli/quantity.h"
#include "pipeline/clean_chunk.h"

namespace quern::cli {

struct CleanRunOptions {
  std::vector<std::string> inputs;  // as given; "-" is standard input
  InputFormat from = InputFormat::kAuto;
  std::string charset;
  size_t line_limit = 0;
  size_t threads = 1;
  CleanSettings settings;
  bool check = false;
  std::string output;  // file; empty: standard output
  std::optional<Limit> max_rejects;
};

std::span<const Option> clean_option_table();

// Fails with `usage`.
Result<CleanRunOptions> read_clean_options(const CommandLine& line);

}  // namespace quern::cli

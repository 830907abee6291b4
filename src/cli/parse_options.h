// The options of quern parse, read and checked before anything is opened.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/quantity.h"
#include "input/input_reader.h"
#include "pipeline/batch_parser.h"

namespace quern::cli {

struct ParseOptions {
  std::vector<std::string> inputs;   // as given; "-" is standard input
  std::string files_from;            // names more of them; empty: none does
  std::vector<std::string> include;  // globs, of folders
  std::string grammar = "job";
  InputOptions input;
  ParseSettings settings;
  size_t threads = 1;
  std::string rejects;  // file; empty: none is written
  std::string split;    // as given
  std::string output;   // file; empty: standard output
  std::string stats;    // file; empty: none is written
  std::optional<Limit> max_rejects;
};

std::span<const Option> parse_option_table();

// Fails with `usage`. Options that a command does not declare have their default.
Result<ParseOptions> read_parse_options(const CommandLine& line);

// What the bytes of the output depend on besides the inputs, by name.
Value settings_of(const ParseOptions& options, const Grammar& grammar);

}  // namespace quern::cli

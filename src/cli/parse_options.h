// The options of quern parse, read and checked before anything is opened.
#pragma once

#include <chrono>
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

// What the bytes of the output depend on, by name.
Value settings_of(const ParseOptions& options, const Grammar& grammar);

// --document-limit of this command line, or the default. Fails with `usage`.
Result<size_t> read_document_limit(const CommandLine& line);

// --max-rejects, if it is given; `things`: what is counted. Fails with `usage`.
Result<std::optional<Limit>> read_max_rejects(const CommandLine& line, std::string_view things);

// --doc-timeout, or 0. Fails with `usage`.
Result<std::chrono::milliseconds> read_document_timeout(const CommandLine& line);

// --threads, or as many as there are processors. Fails with `usage`.
Result<size_t> read_threads(const CommandLine& line);

// Fails with `usage` where --charset names none that is known.
Result<std::string> read_charset(const CommandLine& line);

}  // namespace quern::cli

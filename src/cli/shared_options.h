// Options that several commands take, each read in one way.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/quantity.h"

namespace quern::cli {

// --quiet and --verbose.
void set_verbosity(const CommandLine& line, Console& console);

// All that follow fail with `usage`.

// --document-limit, or the default.
Result<size_t> read_document_limit(const CommandLine& line);

// --max-rejects, if it is given; `things`: what is counted.
Result<std::optional<Limit>> read_max_rejects(const CommandLine& line, std::string_view things);

// --doc-timeout, or 0.
Result<std::chrono::milliseconds> read_document_timeout(const CommandLine& line);

// --threads, or as many as there are processors.
Result<size_t> read_threads(const CommandLine& line);

// --charset, which must be known; empty where it is not given.
Result<std::string> read_charset(const CommandLine& line);

// What is a slip in any command: --quiet with --verbose, standard input named twice, values that are empty of the options that are named.
std::optional<Error> find_common_slip(const CommandLine& line, const std::vector<std::string>& inputs, std::span<const char* const> filled);

// Whether more was rejected than allowed, which is said then; `thing`: what is counted.
bool tell_if_over(const std::optional<Limit>& limit, uint64_t rejected, uint64_t all, std::string_view thing, const Console& console);

}  // namespace quern::cli

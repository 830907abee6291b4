// One run of quern parse over all of its inputs, and the account of it.
#pragma once

#include <chrono>
#include <cstdint>

#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/parse_options.h"
#include "cli/progress.h"
#include "input/input_reader.h"
#include "output/output_file.h"
#include "pipeline/parallel_parser.h"
#include "pipeline/stats_file.h"

namespace quern::cli {

class ParseRun {
 public:
  // All outlive the run; `rejects` may be null.
  ParseRun(const ParseOptions& options, const Grammar& grammar, OutputFile& output, OutputFile* rejects, const Console& console);

  // The pattern of --split is no pattern, or nothing.
  std::optional<Error> check_split() const { return reader_.check(); }
  // Reads all inputs, or up to where there is no more use in it.
  void read_inputs();
  // Finishes the outputs, says what is to be said, and gives the exit code.
  int finish();

 private:
  void take(const BatchResult& result);
  bool is_stopped() const;
  int finish_outputs();
  bool write_stats();
  int judge() const;
  void say_summary() const;

  const ParseOptions& options_;
  OutputFile& output_;
  OutputFile* rejects_;
  const Console& console_;
  Interrupt interrupt_;
  Progress progress_;
  InputReader reader_;
  ParallelParser parser_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

  StatsFile stats_;
  uint64_t written_ = 0, rejected_ = 0;
  uint64_t faulty_ = 0;  // records that break their own schema
};

}  // namespace quern::cli

// One run of quern parse over all of its inputs, and the account of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/output_file.h"
#include "cli/parse_options.h"
#include "input/input_reader.h"
#include "pipeline/batch_parser.h"
#include "pipeline/in_order.h"

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
  // A batch on its way through the threads.
  struct Job {
    Batch batch;
    BatchResult result;
  };

  void take(const Job& job);
  bool is_stopped() const;
  int finish_outputs();
  int judge() const;
  void say_summary() const;

  const ParseOptions& options_;
  OutputFile& output_;
  OutputFile* rejects_;
  const Console& console_;
  Interrupt interrupt_;
  InputReader reader_;
  std::vector<BatchParser> parsers_;  // one a thread
  InOrder<Job> jobs_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

  uint64_t written_ = 0, rejected_ = 0;
  uint64_t faulty_ = 0;  // records that break their own schema
};

}  // namespace quern::cli

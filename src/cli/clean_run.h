// One run of quern clean over all of its inputs.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/clean_options.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "input/chunk_reader.h"
#include "output/output_file.h"
#include "pipeline/clean_chunk.h"
#include "pipeline/in_order.h"

namespace quern::cli {

class CleanRun {
 public:
  // All outlive the run.
  CleanRun(const CleanRunOptions& options, OutputFile& output, const Console& console);

  // Reads all inputs, or up to where there is no more use in it.
  void read_inputs(const std::vector<std::string>& inputs);
  // Finishes the output, says what is to be said, and gives the exit code.
  int finish();

 private:
  // A chunk on its way through the threads.
  struct Job {
    Chunk chunk;
    bool json_lines = false;
    const std::string* file = nullptr;
    CleanOutput out;
  };

  void read_input(const std::string& path);
  void take(Job& job);
  void say(const CleanTrouble& trouble, const std::string& file);
  bool is_stopped() const { return interrupt_.signal() != 0 || output_.failed(); }
  int judge() const;
  void say_summary() const;

  const CleanRunOptions& options_;
  OutputFile& output_;
  const Console& console_;
  Interrupt interrupt_;
  std::vector<ChunkCleaner> cleaners_;  // one a thread
  InOrder<Job> jobs_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

  uint64_t bytes_ = 0;
  uint64_t documents_ = 0, rejected_ = 0;  // lines of JSON
  bool changed_ = false;
  bool input_failed_ = false;
};

}  // namespace quern::cli

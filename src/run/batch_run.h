// A run over many inputs that may be ended at any moment, by anything, and taken up again: what is in its folder at the end is the same.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "input/input_reader.h"
#include "pipeline/parallel_parser.h"
#include "pipeline/stats_file.h"
#include "run/journal.h"
#include "run/manifest.h"
#include "run/plan.h"
#include "run/segment_writer.h"

namespace quern {

struct BatchRunOptions {
  std::string folder;
  bool resume = false;
  uint64_t segment_bytes = uint64_t{64} << 20;  // what may have to be done again
  size_t threads = 1;
  InputOptions input;
  ParseSettings settings;
};

// What a run tells while it works. `stopped`: whether it shall end, for which `wake_fd` wakes it (see ByteSource).
struct RunListener {
  std::function<void(const Errors&)> input_failed;
  std::function<void(const DocumentNote&)> note;
  std::function<void(uint64_t documents, uint64_t input_bytes, uint64_t rejected)> progress;
  std::function<bool()> stopped;
  std::function<void(RunFacts&)> resources;  // adds the time and memory that were used
  int wake_fd = -1;
};

class BatchRun {
 public:
  // Makes the folder ready: a new one, or one to be taken up again, from which what is unfinished is swept. Fails with `run_exists`,
  // `run_mismatch`, `run_busy`, `run_damaged` or `output_failed`.
  static Result<std::unique_ptr<BatchRun>> open(BatchRunOptions options, const Grammar& grammar, const Manifest& manifest,
                                                RunListener listener);

  // Does what is not done yet, and at the end writes the statistics. Fails with `input_changed` or `output_failed`; what is done stays.
  std::optional<Error> run(std::span<const RunInput> inputs);

  // Of the whole run, what was done before included.
  RunStats stats() const;
  bool input_failed() const;
  uint64_t faulty() const { return faulty_; }  // records of this process that break their schema
  // Documents that came in and went out in this process: the same, or it is a fault.
  uint64_t documents_in() const { return documents_in_; }
  uint64_t documents_out() const { return documents_out_; }

 private:
  BatchRun(BatchRunOptions options, const Grammar& grammar, Shard shard, Journal journal, RunListener listener);

  std::optional<Error> run_unit(const RunUnit& unit);
  std::optional<Error> check_unchanged(const RunUnit& unit) const;
  bool is_wanted(uint64_t position);
  void take(const BatchResult& result);
  void commit_segment();
  std::optional<Error> write_stats();
  bool is_stopped() const { return failure_.has_value() || (listener_.stopped && listener_.stopped()); }

  BatchRunOptions options_;
  Grammar grammar_;
  Shard shard_;
  Journal journal_;
  RunListener listener_;
  ParallelParser parser_;

  const RunUnit* unit_ = nullptr;  // at work
  const InputReader* reader_ = nullptr;
  std::vector<uint64_t> segments_;  // of the unit, that documents begin in
  std::optional<SegmentWriter> writer_;
  std::optional<Error> failure_;
  uint64_t documents_in_ = 0, documents_out_ = 0, rejected_ = 0, faulty_ = 0, bytes_ = 0;
};

}  // namespace quern

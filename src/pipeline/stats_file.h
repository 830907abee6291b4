// The statistics of a run as a file: one JSON object of schema "quern.stats/1".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/run_stats.h"
#include "quern/grammar.h"

namespace quern {

// What is not counted by document.
struct RunFacts {
  std::string grammar_name, grammar_version, grammar_sha256;
  uint64_t input_bytes = 0;  // as they were read
  double seconds = 0, cpu_seconds = 0;
  uint64_t peak_rss_bytes = 0;
};

RunFacts facts_of(const Grammar& grammar);

struct StatsFile {
  RunFacts facts;
  RunStats stats;

  // The sums of both, and the larger of both where a sum makes no sense.
  void add(const StatsFile& other);
};

// Pretty, with a line end.
std::string to_json(const StatsFile& file);

// Fails with `bad_stats_file`; `path`: as the message names it.
Result<StatsFile> read_stats_file(std::string_view text, const std::string& path);

}  // namespace quern

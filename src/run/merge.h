// The output of a run that was spread over several folders, as one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/stats_file.h"
#include "quern/result.h"
#include "run/journal.h"

namespace quern {

struct MergePlan {
  struct File {
    std::string folder;
    WrittenFile written;
  };
  std::vector<File> records, rejects;  // in the order of the documents
  StatsFile stats;
  bool input_failed = false;  // some input could not be read
};

// What the folders at these paths hold together: all shards of one run, each complete, no segment missing. Fails with `run_incomplete`,
// `run_mismatch`, `run_damaged`, `input_not_found`.
Result<MergePlan> plan_merge(const std::vector<std::string>& paths);

// Gives all bytes of the files; false from `write` ends it. Fails with `run_damaged` where a file is not what was written.
std::optional<Error> copy_files(const std::vector<MergePlan::File>& files, const std::function<bool(std::string_view)>& write);

}  // namespace quern

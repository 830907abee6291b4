// What a run was asked to do, as it stands in its folder: a run that is taken up again, and shards that are merged, must agree on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quern/result.h"
#include "quern/value.h"
#include "run/plan.h"

namespace quern {

inline constexpr const char* kManifestName = "run.json";
inline constexpr const char* kJournalName = "journal.ndjson";
inline constexpr const char* kStatsName = "stats.json";

struct Manifest {
  // All that the bytes of the output depend on, by name: versions, the grammar, options, inputs.
  Value settings;
  Shard shard;
};

std::string to_json(const Manifest& manifest);

// Fails with `run_damaged`, or with `input_not_found` where the folder holds no run.
Result<Manifest> read_manifest(const std::string& folder);

// The first setting in which two runs differ: "part_size: 64 here, 32 there"; none: they agree.
std::optional<std::string> find_difference(const Value& here, const Value& there);

}  // namespace quern

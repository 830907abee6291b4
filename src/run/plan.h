// How the inputs of a run are taken apart, so that it can be interrupted, and spread over machines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quern {

// Which part of a run this process does: the `number`-th of `count`, from 1.
struct Shard {
  uint32_t number = 1, count = 1;

  bool owns(uint64_t thing) const { return thing % count == number - 1; }
};

// A file, with its size when the run was planned.
struct RunInput {
  std::string path;
  uint64_t bytes = 0;
};

// With its size as it is now; a file that is not there has none, and whoever reads it will say so.
RunInput run_input(std::string path);

// Inputs that are read one after the other: many small ones, or a large one. What they hold is dealt with in segments of so many bytes,
// decompressed, each of which is finished, or not, as a whole.
struct RunUnit {
  uint64_t number = 0;
  std::vector<std::string> inputs;
  uint64_t bytes = 0;       // as they stand on the disk
  std::string fingerprint;  // of names and sizes
  bool is_large = false;    // shards share it: each does its own segments

  bool is_owned(const Shard& shard) const { return is_large || shard.owns(number); }
  bool is_owned(const Shard& shard, uint64_t segment) const { return is_large ? shard.owns(number + segment) : shard.owns(number); }
};

// The inputs outlive it. The units depend on the inputs, their sizes and `segment_bytes` alone. Small inputs stand together in a unit of up
// to `segment_bytes`.
class RunPlan {
 public:
  RunPlan(std::span<const RunInput> inputs, uint64_t segment_bytes) : inputs_(inputs), segment_bytes_(segment_bytes) {}

  // The next unit; none after the last.
  std::optional<RunUnit> next();

 private:
  std::span<const RunInput> inputs_;
  uint64_t segment_bytes_;
  size_t next_ = 0;
  uint64_t units_ = 0;
};

}  // namespace quern

// What of a run is done, so that it can be taken up again: a line of JSON for each thing that was finished, safe on the disk.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/stats_file.h"
#include "quern/result.h"

namespace quern {

// A file that was written as a whole.
struct WrittenFile {
  std::string name;  // in the folder of the run; empty: there is none
  uint64_t bytes = 0;
  std::string sha256;
};

// Where a segment stands among all: (unit, segment).
using SegmentId = std::pair<uint64_t, uint64_t>;

struct SegmentEntry {
  SegmentId id;
  std::string fingerprint;  // of the unit
  WrittenFile records, rejects;
  RunStats stats;
};

struct UnitEntry {
  uint64_t unit = 0;
  std::string fingerprint;
  std::vector<uint64_t> segments;  // those that documents begin in, whoever does them
  uint64_t input_bytes = 0;
  bool failed = false;  // some input could not be read
  Counts passed_over;   // what the inputs held besides documents, by kind

  // Adds what is counted by unit. Each unit is to be added once, however many shards read it.
  void add_to(StatsFile& stats) const;
};

struct JournalEntries {
  std::map<SegmentId, SegmentEntry> segments;
  std::map<uint64_t, UnitEntry> units;
  std::optional<uint64_t> all_units;  // all is done: so many units there are
  std::string inputs;                 // then: of the fingerprints of all units, whoever does them

  void forget(uint64_t unit);
};

class Journal {
 public:
  // Opens the journal of a folder, makes one if there is none, and keeps it from others. A last line that was cut short is taken back.
  // Fails with `run_busy`, `run_damaged`, `output_failed`.
  static Result<Journal> open(const std::string& path);
  // The entries alone. Fails with `input_unreadable` or `run_damaged`.
  static Result<JournalEntries> read(const std::string& path);
  ~Journal();
  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&&) = delete;

  const JournalEntries& entries() const { return entries_; }
  // Each is on the disk when the call returns. Fails with `output_failed`.
  std::optional<Error> add(SegmentEntry entry);
  std::optional<Error> add(UnitEntry entry);
  // What is known of a unit is so no longer: it is to be done again.
  std::optional<Error> take_back(uint64_t unit);
  std::optional<Error> end(uint64_t all_units, const std::string& inputs);

 private:
  Journal(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  std::optional<Error> append(const std::string& line);

  int fd_;
  std::string path_;
  JournalEntries entries_;
};

}  // namespace quern

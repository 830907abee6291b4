// How far a run is, on one line of a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.h"

namespace quern::cli {

// Bytes of all inputs; 0 where one is no file, and it is not known.
uint64_t size_of_all(const std::vector<std::string>& paths);

class Progress {
 public:
  // `total`: bytes of all inputs; 0: not known.
  Progress(const Console& console, uint64_t total) : console_(console), total_(total) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Cheap: says something a few times a second.
  void clear() { console_.status({}); }
  void update(uint64_t documents, uint64_t bytes, uint64_t rejected);

 private:
  using Clock = std::chrono::steady_clock;

  const Console& console_;
  uint64_t total_;
  Clock::time_point start_ = Clock::now(), next_ = start_ + std::chrono::milliseconds(500);
};

// "1,234 documents, 3.4 of 12.0 MB (28 %), 5.1 MB/s, 2 rejects, 0:42 left"
std::string progress_line(uint64_t documents, uint64_t bytes, uint64_t total, uint64_t rejected, double seconds);

}  // namespace quern::cli

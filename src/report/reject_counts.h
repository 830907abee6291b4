// What was refused, and why.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "quern/value.h"

namespace quern::report {

class RejectCounts {
 public:
  struct Example {
    std::string place;  // "page.txt, document 3"
    std::string reason;
  };
  struct OfCode {
    uint64_t documents = 0, bytes = 0;
    std::vector<Example> examples;  // the first ones whose reasons differ
  };

  // Why this is no reject, as a sentence for a person; empty if it is one.
  static std::string misfit(const Value& reject);

  // A line of a rejects file that is no misfit.
  void add(const Value& reject);

  uint64_t documents = 0, bytes = 0;
  std::map<std::string, OfCode> codes;
};

}  // namespace quern::report

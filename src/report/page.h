// The report: one HTML page that holds all it needs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "quern/value.h"
#include "report/record_counts.h"
#include "report/reject_counts.h"
#include "report/sample.h"

namespace quern::report {

struct NamedValue {
  std::string name;
  Value value;
};

// What is reported.
struct Findings {
  RecordCounts records;
  RejectCounts rejects;
  bool has_rejects = false;  // a file of rejects was given
  std::vector<NamedValue> statistics;
  std::map<std::string, std::string> meanings;  // of flags and rejects by code; those of the engine are known without
  uint64_t broken_lines = 0;                    // that were no records or rejects
  std::vector<std::string> inputs;
};

struct PageOptions {
  std::string title;
};

// The same findings make the same page: it has no date and no chance.
std::string make_page(const Findings& findings, const Sample& sample, const PageOptions& options);

}  // namespace quern::report

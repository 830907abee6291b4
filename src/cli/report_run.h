// The reading side of quern report: files into counts and a sample.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "cli/interrupt.h"
#include "quern/result.h"
#include "quern/value.h"
#include "report/page.h"

namespace quern::cli {

class Console;

// Trouble is reported as it is met; what can be read is read.
class ReportRun {
 public:
  ReportRun(report::Findings& findings, report::Sample& sample, const Console& console);

  void read_records(const std::string& path);
  void read_rejects(const std::string& path);
  void read_statistics(const std::string& path);

  // Some input could not be read, as a whole or a line of it.
  bool failed() const { return failed_; }
  // The signal that ended the reading, or 0.
  int signal() const { return interrupt_.signal(); }

 private:
  struct At {
    const std::string& path;
    uint64_t line;
  };
  // Takes a line as a value; says why it is not what is wanted, or nothing.
  using TakeLine = std::function<std::string(std::string_view line, const Value& value, At at)>;

  void read_lines(const std::string& path, const TakeLine& take);
  void refuse(At at, Error error);
  void fail(const Errors& errors);

  report::Findings& findings_;
  report::Sample& sample_;
  const Console& console_;
  Interrupt interrupt_;
  uint64_t refused_here_ = 0;  // lines of the current file
  bool failed_ = false;
};

}  // namespace quern::cli

// The lines of a file of records or rejects.
#pragma once

#include <functional>
#include <string>

#include "input/line_cutter.h"
#include "quern/result.h"

namespace quern::cli {

class Interrupt;

// Who reads them. `is_stopped`: nobody wants the rest.
struct RecordReader {
  std::function<void(const InputLine&)> take;
  std::function<bool()> is_stopped;
  std::function<void()> rest = [] {};  // what is behind has not come yet: what was made of the lines so far may go out
};

// Gives the lines that are not blank; of one that no record can be as long as, the start. Empty, or why it cannot be read.
Errors read_record_lines(const std::string& path, const Interrupt& interrupt, const RecordReader& reader);

}  // namespace quern::cli

// One run of quern parse over all of its inputs, and the account of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/output_file.h"
#include "cli/parse_options.h"
#include "cli/record_writer.h"
#include "input/byte_source.h"
#include "quern/parser.h"

namespace quern::cli {

class ParseRun {
 public:
  // All outlive the run; `rejects` may be null.
  ParseRun(const ParseOptions& options, const Grammar& grammar, OutputFile& output, OutputFile* rejects, const Console& console);

  // The pattern of --split is no pattern, or nothing.
  std::optional<Error> check_split();
  // Reads all inputs, or up to where there is no more use in it.
  void read_inputs(const std::vector<std::string>& inputs);
  // Finishes the outputs, says what is to be said, and gives the exit code.
  int finish();

 private:
  enum class Reading { kEnded, kFailed, kStopped };

  void read_input(const std::string& path);
  Reading read_text(ByteSource& source, const std::string& path);
  Reading read_json_lines(ByteSource& source, const std::string& path);
  template <typename Feed>
  Reading pump(ByteSource& source, Feed feed);
  bool is_stopped() const;
  SplitOptions split_of(const std::string& path) const;

  int finish_outputs();
  int judge() const;
  void say_summary() const;

  const ParseOptions& options_;
  OutputFile& output_;
  OutputFile* rejects_;
  const Console& console_;
  Interrupt interrupt_;
  Parser text_parser_;
  Parser json_parser_;  // JSON is UTF-8, whatever --charset says
  RecordWriter writer_;
  std::vector<std::byte> chunk_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

  uint64_t documents_ = 0;  // that the inputs held, as those who cut them counted
  uint64_t bytes_ = 0;
  bool input_failed_ = false;
};

}  // namespace quern::cli

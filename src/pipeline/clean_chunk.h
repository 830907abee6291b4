// Cleans a chunk of an input: blocks of text, or lines of JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/chunk_reader.h"
#include "json/line_reader.h"
#include "pipeline/clean_output.h"
#include "text/clean.h"

namespace quern {

struct CleanSettings {
  enum class Output {
    kText,     // the cleaned text
    kExplain,  // a line of JSON for each change
    kDiff,     // the lines that changed
    kNothing,
  };

  Output output = Output::kText;
  bool colour = false;              // of a diff
  std::string text_field = "text";  // of lines of JSON: a path as JsonLineReader takes it
  Steps steps = kDefaultSteps;
  bool certain = false;
};

// Keeps its buffers; one a thread.
class ChunkCleaner {
 public:
  explicit ChunkCleaner(const CleanSettings& settings);

  // `file`: as messages name it.
  void clean(const Chunk& chunk, bool json_lines, std::string_view file, CleanOutput& out);

 private:
  struct Task;
  struct Document;
  void clean_blocks(const Task& task);
  void clean_block(const Chunk::Block& block, size_t begin, const Task& task);
  void note_undecodable(const Document& document, const std::vector<Chunk::Undecodable>& undecodable, const Task& task);
  void clean_lines(const Task& task);
  void pass_too_long(const Task& task) const;
  void clean_line(std::string_view line, uint64_t number, const Task& task);
  void put_line(std::string_view line, const JsonLine& read, std::string_view text, const Task& task);
  Cleaned clean_document(const Document& document, const Task& task);

  const CleanSettings& settings_;
  CleanOptions options_;
  JsonLineReader reader_;
  std::string made_;
};

}  // namespace quern

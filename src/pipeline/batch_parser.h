// Parses a batch: documents in, bytes of records and of rejects out. What each thread of a run does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "input/batch.h"
#include "pipeline/document_parser.h"
#include "pipeline/run_stats.h"
#include "quern/emit.h"

namespace quern {

struct ParseSettings {
  ParserOptions parser;
  JsonMembers members;
  EmitOptions emit;
  bool stats = false;        // count
  bool keep_rejects = true;  // else of what is refused there are notes alone
  // The result comes in parts, each of documents that begin within so many bytes of the input; 0: in one part.
  uint64_t segment_bytes = 0;
};

// What a person may want to know of one document.
struct DocumentNote {
  bool fault = false;  // a fault of quern itself
  std::string text;
};

struct BatchResult {
  // Documents of one segment.
  struct Part {
    uint64_t segment = 0;
    size_t records_end = 0, rejects_end = 0;  // what they came to ends there
    RunStats stats = {};                      // where they are asked for
  };

  std::string records, rejects;
  std::vector<Part> parts;
  std::vector<DocumentNote> notes;
  uint64_t written = 0, rejected = 0, faulty = 0;  // faulty: records that break their own schema

  void clear();
};

// What became of the document of these bytes is added to the result, and counted. A record that lacks what schema.org asks for becomes a
// reject.
void add(Outcome&& outcome, std::string_view original, const Grammar& grammar, const ParseSettings& settings, BatchResult& result,
         RunStats* stats = nullptr);

class BatchParser {
 public:
  BatchParser(const Grammar& grammar, const ParseSettings& settings);

  // Replaces what is in `result`. The documents are used up.
  void parse(Batch& batch, BatchResult& result);

 private:
  Grammar grammar_;
  ParseSettings settings_;
  DocumentParser parser_;
};

}  // namespace quern

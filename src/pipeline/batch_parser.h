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
  bool stats = false;  // count
};

// What a person may want to know of one document.
struct DocumentNote {
  bool fault = false;  // a fault of quern itself
  std::string text;
};

struct BatchResult {
  // What one document came to ends there in `records` or in `rejects`.
  struct End {
    size_t records, rejects;
  };

  std::string records, rejects;
  std::vector<End> ends;  // of each document
  std::vector<DocumentNote> notes;
  RunStats stats;                                  // where they are asked for
  uint64_t written = 0, rejected = 0, faulty = 0;  // faulty: records that break their own schema

  void clear();
};

// What one document came to is added to the result. A record that lacks what schema.org asks for becomes a reject.
void add(Outcome&& outcome, const Grammar& grammar, const EmitOptions& options, bool stats, BatchResult& result);

class BatchParser {
 public:
  BatchParser(const Grammar& grammar, const ParseSettings& settings);

  // Replaces what is in `result`. The documents are used up.
  void parse(Batch& batch, BatchResult& result);

 private:
  Grammar grammar_;
  EmitOptions emit_;
  bool stats_;
  DocumentParser parser_;
};

}  // namespace quern

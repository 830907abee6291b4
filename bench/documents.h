// What the benchmarks run on: the documents of corpus/, in three conditions.
#pragma once

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "quern/grammar.h"

namespace quern::bench {

enum class Condition {
  kAscii,     // every other character dropped: what most of the web's postings cost
  kAccented,  // only documents with accents, dashes, emoji ..., as they are
  kDamaged,   // those, their UTF-8 read as windows-1252
};

const std::vector<std::string>& documents(Condition condition);

// The shipped job grammar; ends the program with its errors if it does not load.
const Grammar& job_grammar();

// Runs `work` on one document after the other and counts the bytes.
template <typename Document, typename Work>
void run(benchmark::State& state, const std::vector<Document>& documents, Work work) {
  size_t next = 0;
  int64_t bytes = 0;
  for (auto _ : state) {
    bytes += static_cast<int64_t>(work(documents[next]));
    next = next + 1 == documents.size() ? 0 : next + 1;
  }
  state.SetBytesProcessed(bytes);
}

}  // namespace quern::bench

// Reads inputs and parses their documents on many threads; the results come in the order of the documents.
#pragma once

#include <functional>
#include <vector>

#include "input/input_reader.h"
#include "pipeline/batch_parser.h"
#include "pipeline/in_order.h"

namespace quern {

class ParallelParser {
 public:
  // `take` gets the documents of a batch, used up but for where they stood, and what became of them; it runs on the thread of the caller.
  using Take = std::function<void(Batch&, const BatchResult&)>;
  ParallelParser(const Grammar& grammar, const ParseSettings& settings, size_t threads, Take take);

  // All that the reader gives. `before_wait`: called when all that was read is taken and the input has nothing at hand.
  void run(InputReader& reader, const std::function<void()>& before_wait = {});
  // Takes all that is on its way.
  void drain() { jobs_.drain(); }

 private:
  struct Job {
    Batch batch;
    BatchResult result;
  };

  std::vector<BatchParser> parsers_;  // one a thread
  InOrder<Job> jobs_;
};

}  // namespace quern

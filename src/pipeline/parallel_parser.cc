#include "pipeline/parallel_parser.h"

#include <utility>

namespace quern {

ParallelParser::ParallelParser(const Grammar& grammar, const ParseSettings& settings, size_t threads, Take take)
    : jobs_(
          threads, [this](Job& job, size_t thread) { parsers_[thread].parse(job.batch, job.result); },
          [taker = std::move(take)](Job& job) { taker(job.batch, job.result); }) {
  for (size_t i = 0; i < threads; ++i) parsers_.emplace_back(grammar, settings);
}

void ParallelParser::run(InputReader& reader, const std::function<void()>& before_wait) {
  for (;;) {
    if (before_wait && reader.may_wait()) {
      jobs_.drain();
      before_wait();
    }
    Job& job = jobs_.next();
    job.batch.clear();
    if (!reader.fill(job.batch)) break;
    jobs_.submit();
  }
  jobs_.drain();
}

}  // namespace quern

// Fields: one pass of all rules over each unit, captures where one hit.
#include "bench/prepared.h"

namespace quern::bench {
namespace {

void fields(benchmark::State& state) {
  const CompiledGrammar& grammar = job_grammar().compiled();
  run(state, prepared_documents(), [&](const Prepared& document) {
    const Extraction extraction = extract_fields(document.text.utf8, document.layout, document.outline, grammar);
    benchmark::DoNotOptimize(extraction.fields.data());
    return document.text.utf8.size();
  });
}

BENCHMARK(fields);

}  // namespace
}  // namespace quern::bench

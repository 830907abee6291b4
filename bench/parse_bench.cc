// The whole way of a document, from bytes to a line of JSON, in one thread; and loading the grammar.
#include "bench/documents.h"
#include "quern/emit.h"
#include "quern/parser.h"

namespace quern::bench {
namespace {

void parse(benchmark::State& state, Condition condition) {
  Parser parser(job_grammar());
  std::string out;
  run(state, documents(condition), [&](const std::string& document) {
    out.clear();
    parser.feed(document);
    const Outcome outcome = parser.finish();
    if (const auto* record = std::get_if<Record>(&outcome)) emit(*record, job_grammar(), {}, out);
    benchmark::DoNotOptimize(out.data());
    return document.size();
  });
}

void load_grammar(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Grammar::load("job"));
}

BENCHMARK_CAPTURE(parse, ascii, Condition::kAscii);
BENCHMARK_CAPTURE(parse, accented, Condition::kAccented);
BENCHMARK_CAPTURE(parse, damaged, Condition::kDamaged);
BENCHMARK(load_grammar)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quern::bench

// Layout and outline: units, headings, evidence, decoding.
#include "bench/prepared.h"

namespace quern::bench {
namespace {

void layout(benchmark::State& state) {
  const CompiledGrammar& grammar = job_grammar().compiled();
  run(state, prepared_documents(), [&](const Prepared& document) {
    const Layout units = lay_out(document.text.utf8, grammar);
    benchmark::DoNotOptimize(units.units.data());
    return document.text.utf8.size();
  });
}

void outline(benchmark::State& state) {
  const CompiledGrammar& grammar = job_grammar().compiled();
  run(state, prepared_documents(), [&](const Prepared& document) {
    const Outline sections = make_outline(document.text.utf8, document.layout, grammar);
    benchmark::DoNotOptimize(sections.sections.data());
    return document.text.utf8.size();
  });
}

BENCHMARK(layout);
BENCHMARK(outline);

}  // namespace
}  // namespace quern::bench

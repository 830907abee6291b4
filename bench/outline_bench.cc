// Layout and outline: units, headings, evidence, decoding.
#include <algorithm>

#include "bench/prepared.h"
#include "outline/decode.h"
#include "outline/evidence.h"
#include "outline/learned.h"

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

void learned_evidence(benchmark::State& state) {
  const CompiledGrammar& grammar = job_grammar().compiled();
  std::vector<Evidences> all;
  for (const Prepared& document : prepared_documents())
    all.push_back(weigh_evidence(document.text.utf8, document.layout, grammar, {}, nullptr));
  run(state, prepared_documents(), [&](const Prepared& document) {
    Evidences& evidences = all[static_cast<size_t>(&document - prepared_documents().data())];
    std::fill(evidences.scores.begin(), evidences.scores.end(), 0.0f);
    learn_evidence(document.text.utf8, document.layout, grammar, evidences, nullptr);
    benchmark::DoNotOptimize(evidences.scores.data());
    return document.text.utf8.size();
  });
}

void decoding(benchmark::State& state) {
  const CompiledGrammar& grammar = job_grammar().compiled();
  std::vector<Evidences> all;
  for (const Prepared& document : prepared_documents()) {
    all.push_back(weigh_evidence(document.text.utf8, document.layout, grammar, {}, nullptr));
    learn_evidence(document.text.utf8, document.layout, grammar, all.back(), nullptr);
  }
  run(state, prepared_documents(), [&](const Prepared& document) {
    const auto labels = decode(document.layout, all[static_cast<size_t>(&document - prepared_documents().data())], grammar);
    benchmark::DoNotOptimize(labels.data());
    return document.text.utf8.size();
  });
}

BENCHMARK(layout);
BENCHMARK(outline);
BENCHMARK(learned_evidence);
BENCHMARK(decoding);

}  // namespace
}  // namespace quern::bench

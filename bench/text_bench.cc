// The text stage: decode, repair, normalize; and the language of what comes out.
#include "bench/documents.h"
#include "quern/text.h"
#include "text/clean.h"
#include "text/language.h"

namespace quern::bench {
namespace {

void prepare(benchmark::State& state, Condition condition) {
  run(state, documents(condition), [](const std::string& document) {
    const auto text = prepare_text(std::as_bytes(std::span(document)));
    benchmark::DoNotOptimize(text->utf8.data());
    return document.size();
  });
}

// What `quern clean` does to a document that is UTF-8.
void clean_document(benchmark::State& state, Condition condition) {
  run(state, documents(condition), [](const std::string& document) {
    const Cleaned done = clean(document, {kDefaultSteps, false, Tracking::kNothing});
    benchmark::DoNotOptimize(done.text.data());
    return document.size();
  });
}

void detect(benchmark::State& state, Condition condition) {
  run(state, documents(condition), [](const std::string& document) {
    benchmark::DoNotOptimize(detect_languages(document));
    return document.size();
  });
}

BENCHMARK_CAPTURE(prepare, ascii, Condition::kAscii);
BENCHMARK_CAPTURE(prepare, accented, Condition::kAccented);
BENCHMARK_CAPTURE(prepare, damaged, Condition::kDamaged);
BENCHMARK_CAPTURE(clean_document, ascii, Condition::kAscii);
BENCHMARK_CAPTURE(clean_document, accented, Condition::kAccented);
BENCHMARK_CAPTURE(clean_document, damaged, Condition::kDamaged);
BENCHMARK_CAPTURE(detect, ascii, Condition::kAscii);
BENCHMARK_CAPTURE(detect, accented, Condition::kAccented);

}  // namespace
}  // namespace quern::bench

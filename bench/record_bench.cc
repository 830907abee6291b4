// Records out: checked while they are written, in each form; and checked again from JSON. Bytes are those of the output.
#include "bench/documents.h"
#include "quern/emit.h"
#include "quern/parser.h"
#include "quern/schema.h"

namespace quern::bench {
namespace {

const std::vector<Record>& records() {
  static const std::vector<Record> kRecords = [] {
    std::vector<Record> made;
    Parser parser(job_grammar());
    for (const std::string& document : documents(Condition::kAccented)) {
      parser.feed(document);
      Outcome outcome = parser.finish();
      if (auto* record = std::get_if<Record>(&outcome)) made.push_back(std::move(*record));
    }
    return made;
  }();
  return kRecords;
}

void emit_as(benchmark::State& state, const EmitOptions& options) {
  std::string out;
  run(state, records(), [&](const Record& record) {
    out.clear();
    benchmark::DoNotOptimize(emit(record, job_grammar(), options, out));
    return out.size();
  });
}

void validate_json(benchmark::State& state) {
  std::vector<std::string> lines;
  for (const Record& record : records()) emit(record, job_grammar(), {}, lines.emplace_back());
  run(state, lines, [](const std::string& line) {
    benchmark::DoNotOptimize(validate(line, job_grammar()));
    return line.size();
  });
}

BENCHMARK_CAPTURE(emit_as, record, EmitOptions{});
BENCHMARK_CAPTURE(emit_as, pretty, EmitOptions{.pretty = true});
BENCHMARK_CAPTURE(emit_as, flat, EmitOptions{.form = Form::kFlat});
BENCHMARK(validate_json);

}  // namespace
}  // namespace quern::bench

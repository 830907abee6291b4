#include "pipeline/batch_parser.h"

#include <utility>
#include <variant>

namespace quern {
namespace {

std::string place_of(const Source& source) { return source.uri + ": document " + std::to_string(source.document); }

// The record's text stands for the original, whose bytes are gone by now; its `repairs` say what was changed.
Reject not_schema_org(Record&& record, const std::string& missing) {
  return {"not_schema_org", std::move(record.source), "the record lacks " + missing, std::move(record.text)};
}

}  // namespace

void BatchResult::clear() {
  records.clear();
  rejects.clear();
  ends.clear();
  notes.clear();
  written = rejected = faulty = 0;
}

void add(Record&& record, const Grammar& grammar, const EmitOptions& options, BatchResult& result) {
  const EmitResult emitted = emit(record, grammar, options, result.records);
  if (!emitted.emitted) return add(not_schema_org(std::move(record), emitted.missing), result);
  ++result.written;
  if (!emitted.violations.empty()) ++result.faulty;
  for (const Violation& violation : emitted.violations)
    result.notes.push_back({true, place_of(record.source) + ": the record breaks its schema at " + violation.path + ": " + violation.code +
                                      ": " + violation.message});
}

void add(Reject&& reject, BatchResult& result) {
  ++result.rejected;
  result.notes.push_back({false, place_of(reject.source) + ": reject[" + reject.code + "]: " + reject.reason});
  emit(reject, result.rejects);
}

BatchParser::BatchParser(const Grammar& grammar, const ParseSettings& settings)
    : grammar_(grammar), emit_(settings.emit), parser_(grammar, settings.parser, settings.members) {}

void BatchParser::parse(Batch& batch, BatchResult& result) {
  result.clear();
  for (RawDocument& document : batch.documents()) {
    const std::string_view bytes = batch.bytes(document);
    Outcome outcome = parser_.parse(std::move(document), bytes);
    if (auto* record = std::get_if<Record>(&outcome)) {
      add(std::move(*record), grammar_, emit_, result);
    } else {
      add(std::move(std::get<Reject>(outcome)), result);
    }
    result.ends.push_back({result.records.size(), result.rejects.size()});
  }
}

}  // namespace quern

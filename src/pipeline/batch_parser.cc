#include "pipeline/batch_parser.h"

#include <utility>
#include <variant>

namespace quern {
namespace {

std::string place_of(const Source& source) { return source.uri + ": document " + std::to_string(source.document); }

// The record's text stands for the original, whose bytes may be gone by now; its `repairs` say what was changed.
Reject not_schema_org(Record&& record, const std::string& missing) {
  record.source.media_type = "text/plain";
  record.source.charset = "utf-8";
  return {"not_schema_org", std::move(record.source), "the record lacks " + missing, std::move(record.text), std::move(record.id)};
}

// False: it lacks what its form asks for, and `outcome` is a reject now.
bool add_record(Outcome& outcome, const Grammar& grammar, const EmitOptions& options, BatchResult& result) {
  auto& record = std::get<Record>(outcome);
  const EmitResult emitted = emit(record, grammar, options, result.records);
  if (!emitted.emitted) {
    outcome = not_schema_org(std::move(record), emitted.missing);
    return false;
  }
  ++result.written;
  if (!emitted.violations.empty()) ++result.faulty;
  for (const Violation& violation : emitted.violations)
    result.notes.push_back({true, place_of(record.source) + ": the record breaks its schema at " + violation.path + ": " + violation.code +
                                      ": " + violation.message});
  return true;
}

void add_reject(const Reject& reject, BatchResult& result) {
  ++result.rejected;
  result.notes.push_back({false, place_of(reject.source) + ": reject[" + reject.code + "]: " + reject.reason});
  emit(reject, result.rejects);
}

}  // namespace

void BatchResult::clear() {
  records.clear();
  rejects.clear();
  parts.clear();
  notes.clear();
  written = rejected = faulty = 0;
}

void add(Outcome&& outcome, const Grammar& grammar, const EmitOptions& options, BatchResult& result, RunStats* stats) {
  const bool is_record = std::holds_alternative<Record>(outcome) && add_record(outcome, grammar, options, result);
  if (!is_record) add_reject(std::get<Reject>(outcome), result);
  if (stats != nullptr) std::visit([&](const auto& what) { stats->add(what); }, outcome);
}

BatchParser::BatchParser(const Grammar& grammar, const ParseSettings& settings)
    : grammar_(grammar), settings_(settings), parser_(grammar, settings.parser, settings.members) {}

void BatchParser::parse(Batch& batch, BatchResult& result) {
  result.clear();
  for (RawDocument& document : batch.documents()) {
    const auto start = std::chrono::steady_clock::now();
    const uint64_t segment = settings_.segment_bytes == 0 ? 0 : document.position / settings_.segment_bytes;
    if (result.parts.empty() || result.parts.back().segment != segment) result.parts.push_back({segment});
    BatchResult::Part& part = result.parts.back();
    const std::string_view bytes = batch.bytes(document);
    add(parser_.parse(std::move(document), bytes), grammar_, settings_.emit, result, settings_.stats ? &part.stats : nullptr);
    part.records_end = result.records.size();
    part.rejects_end = result.rejects.size();
    if (settings_.stats) part.stats.times.add(std::chrono::steady_clock::now() - start);
  }
}

}  // namespace quern

#include "pipeline/batch_parser.h"

#include <utility>
#include <variant>

namespace quern {
namespace {

std::string place_of(const Source& source) { return source.uri + ": document " + std::to_string(source.document); }

// False: it lacks what its form asks for, and `outcome` is a reject now.
bool add_record(Outcome& outcome, std::string_view original, const Grammar& grammar, const EmitOptions& options, BatchResult& result) {
  auto& record = std::get<Record>(outcome);
  const EmitResult emitted = emit(record, grammar, options, result.records);
  if (!emitted.emitted) {
    outcome = Reject{"not_schema_org", std::move(record.source), "the record lacks " + emitted.missing, std::string(original),
                     std::move(record.id)};
    return false;
  }
  ++result.written;
  if (!emitted.violations.empty()) ++result.faulty;
  for (const Violation& violation : emitted.violations)
    result.notes.push_back({true, place_of(record.source) + ": the record breaks its schema at " + violation.path + ": " + violation.code +
                                      ": " + violation.message});
  return true;
}

void add_reject(const Reject& reject, bool keep, BatchResult& result) {
  ++result.rejected;
  result.notes.push_back({false, place_of(reject.source) + ": reject[" + reject.code + "]: " + reject.reason});
  if (keep) emit(reject, result.rejects);
}

}  // namespace

void BatchResult::clear() {
  records.clear();
  rejects.clear();
  parts.clear();
  notes.clear();
  written = rejected = faulty = 0;
}

void add(Outcome&& outcome, std::string_view original, const Grammar& grammar, const ParseSettings& settings, BatchResult& result,
         RunStats* stats) {
  const bool is_record = std::holds_alternative<Record>(outcome) && add_record(outcome, original, grammar, settings.emit, result);
  if (!is_record) add_reject(std::get<Reject>(outcome), settings.keep_rejects, result);
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
    std::string_view original;
    Outcome outcome = parser_.parse(std::move(document), bytes, original);
    add(std::move(outcome), original, grammar_, settings_, result, settings_.stats ? &part.stats : nullptr);
    part.records_end = result.records.size();
    part.rejects_end = result.rejects.size();
    if (settings_.stats) part.stats.times.add(std::chrono::steady_clock::now() - start);
  }
}

}  // namespace quern

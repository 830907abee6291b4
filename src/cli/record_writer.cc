#include "cli/record_writer.h"

#include <string>
#include <utility>

namespace quern::cli {
namespace {

std::string place_of(const Source& source) { return source.uri + ": document " + std::to_string(source.document); }

// The record's text stands for the original, whose bytes are gone by now; its `repairs` say what was changed.
Reject not_schema_org(Record&& record, const std::string& missing) {
  return {"not_schema_org", std::move(record.source), "the record lacks " + missing, std::move(record.text)};
}

}  // namespace

void RecordWriter::take(Record&& record) {
  const EmitResult result = emit(record, grammar_, options_, output_.buffer());
  if (!result.emitted) return take(not_schema_org(std::move(record), result.missing));
  ++written_;
  if (!result.violations.empty()) ++faulty_;
  for (const Violation& violation : result.violations)
    console_.error(place_of(record.source) + ": the record breaks its schema at " + violation.path + ": " + violation.code + ": " +
                   violation.message);
  output_.settle();
}

void RecordWriter::take(Reject&& reject) {
  ++rejected_;
  console_.notice(place_of(reject.source) + ": reject[" + reject.code + "]: " + reject.reason);
  if (rejects_ == nullptr) return;
  emit(reject, rejects_->buffer());
  rejects_->settle();
}

}  // namespace quern::cli

// Records and rejects -> bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quern/export.h"
#include "quern/grammar.h"
#include "quern/record.h"
#include "quern/schema.h"

namespace quern {

enum class Form {
  kRecord,     // the whole record, as the grammar's JSON Schema says
  kSchemaOrg,  // JSON-LD: what the grammar maps to schema.org; a record that lacks what is required gives nothing
  kFlat,       // one level: columns of scalars and of lists of scalars, for tables
};

struct EmitOptions {
  Form form = Form::kRecord;
  bool pretty = false;     // two spaces a level; else one line a record (NDJSON)
  bool with_text = false;  // add the repaired text that the spans point into as `text` (kRecord and kFlat)
};

struct EmitResult {
  bool emitted = false;               // something was appended
  std::vector<Violation> violations;  // kRecord only: found while emitting; the record was appended all the same
  std::string missing;                // kSchemaOrg: the required properties that the record lacks, "title, datePosted"
};

// Appends the record and a line end to `out`; in form kRecord each value is checked against the schema on its way.
QUERN_EXPORT EmitResult emit(const Record& record, const Grammar& grammar, const EmitOptions& options, std::string& out);

// Appends the reject as one JSON line: code, reason, source, original (base64 in `original_base64` if it is no UTF-8).
QUERN_EXPORT void emit(const Reject& reject, std::string& out);

}  // namespace quern

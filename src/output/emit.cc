#include "quern/emit.h"

#include "output/checked_writer.h"
#include "output/flat_form.h"
#include "output/record_form.h"
#include "output/schema_org.h"

namespace quern {
namespace {

EmitResult emit_record(const Record& record, const Grammar& grammar, bool with_text, JsonWriter& json) {
  Checker checker(grammar.compiled().record_shape);
  CheckedWriter checked(json, checker);
  RecordForm(checked).write(record, with_text);
  return {true, std::move(checker.violations()), {}};
}

EmitResult emit_schema_org(const Record& record, const Grammar& grammar, JsonWriter& json) {
  SchemaOrgResult result = to_schema_org(record, grammar.compiled());
  if (!result.missing.empty()) return {false, {}, std::move(result.missing)};
  write_value(result.document, json);
  return {true, {}, {}};
}

}  // namespace

EmitResult emit(const Record& record, const Grammar& grammar, const EmitOptions& options, std::string& out) {
  JsonWriter json(out, options.pretty ? JsonWriter::Layout::kPretty : JsonWriter::Layout::kCompact);
  EmitResult result;
  switch (options.form) {
    case Form::kRecord: result = emit_record(record, grammar, options.with_text, json); break;
    case Form::kSchemaOrg: result = emit_schema_org(record, grammar, json); break;
    case Form::kFlat:
      write_flat(record, grammar.compiled(), options.with_text, json);
      result.emitted = true;
      break;
  }
  if (result.emitted) out += '\n';
  return result;
}

}  // namespace quern

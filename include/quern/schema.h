// The contract of a grammar's records: its JSON Schema, and the check of any JSON against it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quern/export.h"
#include "quern/grammar.h"

namespace quern {

// The JSON Schema (2020-12) of the records that this grammar gives.
QUERN_EXPORT std::string json_schema(const Grammar& grammar);

enum class TableDialect { kDuckDb, kClickHouse, kSpark };

// The same contract as the definition of a table: CREATE TABLE for DuckDB and ClickHouse, a DDL string of columns for Spark.
//
//   INSERT INTO record SELECT * FROM read_json('records.ndjson');   -- DuckDB
QUERN_EXPORT std::string table_schema(const Grammar& grammar, TableDialect dialect);

struct Violation {
  std::string code;  // of kind kViolation: "wrong_type", "missing_member", "unknown_member", "not_in_enum", ...
  std::string path;  // JSON Pointer (RFC 6901): "/salary/min"
  std::string message;
};

// Checks one JSON text against the grammar's schema; members may stand in any order. Text that is no JSON gives one
// violation `not_json`. After 1000 violations no more are listed.
//
//   for (const auto& violation : quern::validate(line, grammar)) ...
QUERN_EXPORT std::vector<Violation> validate(std::string_view json, const Grammar& grammar);

}  // namespace quern

// A record as schema.org JSON-LD, by the templates of its grammar (grammar/README.md, "schema.org").
#pragma once

#include <string>

#include "grammar/compiled.h"
#include "quern/record.h"

namespace quern {

struct SchemaOrgResult {
  Value document;       // null if something is missing
  std::string missing;  // the required properties that it lacks, "title, datePosted"
};

SchemaOrgResult to_schema_org(const Record& record, const CompiledGrammar& grammar);

}  // namespace quern

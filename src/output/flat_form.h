// A record as one level of columns: scalars and lists of scalars, the same columns for every record of a grammar.
#pragma once

#include "grammar/compiled.h"
#include "json/writer.h"
#include "quern/record.h"

namespace quern {

// Columns: schema, kind, id, uri, language; the fields; flags; text_KIND for each kind of section (its items, one a line, or null);
// text, if asked for. An object `salary` is salary_min, salary_max ...; a list of objects is a list for each property, all of one length;
// a list inside of a list is a string, joined by "; ".
void write_flat(const Record& record, const CompiledGrammar& grammar, bool with_text, JsonWriter& json);

}  // namespace quern

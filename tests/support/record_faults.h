// What must hold of every record, whatever the document was.
#pragma once

#include <string>
#include <vector>

#include "quern/grammar.h"
#include "quern/record.h"

namespace quern::testing {

// Sentences that say what does not hold, none if all is well: spans lie within the text, the sections cover every word of it
// once and in order, what they show stands there, and the record keeps to its grammar's schema.
std::vector<std::string> record_faults(const Record& record, const Grammar& grammar);

}  // namespace quern::testing

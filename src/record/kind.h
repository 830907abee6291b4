// Which kind of document a record is, by the conditions of the grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "quern/record.h"

namespace quern {

// A scalar that is not null, a list that is not empty, an object in which something has a value.
bool has_value(const Value& value);

// `section` is of the kind `name` or of a sub-kind of it: "skills.hard" is within "skills".
bool is_within(std::string_view section, std::string_view name);

// The first kind whose conditions hold; empty if there is none. `record` needs its fields, sections and flags.
// `rules_hit`: indexes into grammar.rules.
std::string decide_kind(const Record& record, const std::vector<int>& rules_hit, const CompiledGrammar& grammar);

}  // namespace quern

// The shape of the whole record of a grammar: the envelope that every record has, and the fields that the grammar declares.
#pragma once

#include <string_view>

#include "grammar/compiled.h"

namespace quern {

// `grammar` needs its schema, sections, fields, flags and kinds.
Shape record_shape(const CompiledGrammar& grammar);

// Names that no field may have: the members that every record has, and the columns that its flat form has beside the fields.
bool is_reserved_name(std::string_view field);

}  // namespace quern

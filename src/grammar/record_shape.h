// The shape of the whole record of a grammar: the envelope that every record has, and the fields that the grammar declares.
#pragma once

#include "grammar/compiled.h"

namespace quern {

// `grammar` needs its schema, sections, fields, flags and kinds.
Shape record_shape(const CompiledGrammar& grammar);

}  // namespace quern

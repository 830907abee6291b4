// The keys that a grammar file may have, and what each takes: grammar/README.md as a table.
#pragma once

#include "grammar/document.h"

namespace quern::loading {

// Reports keys that quern does not know, values of the wrong type and keys that are missing; removes what is wrong, so that the
// steps that follow may take each value for what its key says.
void check_keys(Node& root, Faults& faults);

}  // namespace quern::loading

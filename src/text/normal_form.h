// Unicode's normal forms (UAX #15), by ICU.
#pragma once

#include <string_view>

#include "text/rewrite.h"

namespace quern {

enum class NormalForm { kNfc, kNfkc };

// Text that is in the form, as most is, costs a look at its characters beyond ASCII.
Rewrite compose(std::string_view utf8, NormalForm form);

}  // namespace quern

// Which quern this is.
#pragma once

#include <string_view>

#include "quern/export.h"

namespace quern {

// "0.1.0"
QUERN_EXPORT std::string_view version();

}  // namespace quern

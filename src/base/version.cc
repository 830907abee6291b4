#include "quern/version.h"

namespace quern {

std::string_view version() { return QUERN_VERSION; }

}  // namespace quern

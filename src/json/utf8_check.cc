#include "json/utf8_check.h"

#include <simdjson.h>

namespace quern {

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

}  // namespace quern

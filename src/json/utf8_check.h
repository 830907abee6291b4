// Whether bytes are UTF-8, at the speed of simdjson.
#pragma once

#include <string_view>

namespace quern {

bool is_utf8(std::string_view bytes);

}  // namespace quern

// Places of the world, as a text names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/names.h"

namespace quern {

// ISO 3166-1 code of the country that `place` names: all of it, or one of its parts between commas, brackets, bars, slashes and dashes,
// the last first ("Berlin, Germany", "Remote (UK)", "Germany - Munich").
std::optional<std::string> country_of(std::string_view place, const Names& names);

}  // namespace quern

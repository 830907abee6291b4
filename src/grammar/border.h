// Word borders around a pattern, for RE2, which has no look-around and whose \b knows ASCII alone.
#pragma once

#include <string>
#include <string_view>

namespace quern::loading {

// `pattern`, to match only where no ASCII letter, digit or _ stands right before or after it. (A letter beyond ASCII there is not seen.)
std::string bordered(std::string_view pattern);

}  // namespace quern::loading

// A document's first line that holds its title, a dash and prose: `Deputy Recorder, Lake County, Ohio — This position serves the public.`
#pragma once

#include <cstdint>
#include <string_view>

namespace quern {

// Size of the part before the prose, the dash included; 0 if the line is none of that kind: all longer words before the dash must begin with
// a capital, and prose with small words must follow it.
uint32_t title_part(std::string_view line);

}  // namespace quern

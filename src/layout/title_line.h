// A document's first line that holds more than its title: `Deputy Recorder, Lake County, Ohio — This position serves the public.`,
// `Acme | Engineer | Leeds | Full-time We build boats.`
#pragma once

#include <cstdint>
#include <string_view>

#include "grammar/compiled.h"

namespace quern {

// Size of the part before the prose, 0 if the line is none of that kind. Before a dash, which belongs to the part, all longer words must
// begin with a capital; behind bars prose begins with a joiner in capitals (`We`, `Our`) or with a key (`Pitch:`).
uint32_t title_part(std::string_view line, const LayoutWords& words);

}  // namespace quern

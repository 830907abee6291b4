// Places of the world, as a text names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <vector>

#include "grammar/compiled.h"
#include "quern/span.h"
#include "text/names.h"

namespace quern {

// ISO 3166-1 code of the country that `place` names: all of it, or one of its parts between commas, brackets, bars, slashes and dashes,
// the last first ("Berlin, Germany", "Remote (UK)", "Germany - Munich").
std::optional<std::string> country_of(std::string_view place, const Names& names);

// Joins to each of the `places` (parts of a list) the country or region that stands behind its comma: "Leith, Scotland; Boston, MA" are
// two. `regions` (may be null): words for the parts of countries.
void join_regions(std::string_view text, const Names& names, const Vocabulary* regions, std::vector<Span>& places);

}  // namespace quern

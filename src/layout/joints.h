// Joints: where lines that lost their ends run together without a space, as in `assemble traysRun sterilizersWhat We OfferPaid leave`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/headings.h"
#include "layout/cut.h"
#include "quern/span.h"

namespace quern {

// Whether a small word ends and a capital begins at `at` (`degreeLocation`): names in camel case begin with a capital (`GitHub`) or with
// one or two letters (`eBay`). One alone may still be a name; a line with several has lost its line ends.
bool is_sure_joint(std::string_view text, uint32_t at, uint32_t begin);

// Adds the joints of a line that has lost its line ends to its cuts, which are in order and stay so: sure ones; others if a heading
// begins or ends there, or if no name goes like that. Linear in the size of `words`.
void cut_joints(std::string_view text, Span words, const Headings& headings, HeadingLookup& lookup, std::vector<Cut>& cuts);

}  // namespace quern

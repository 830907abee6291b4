// Tags that ran together -> one by one: `ArchitectureEnterprise ITCloud` is `Architecture`, `Enterprise IT`, `Cloud`.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "quern/span.h"

namespace quern {

// Appends the tags of `text` (a match view) as ranges of it. Tags end at commas, semicolons, bars, bullets and slashes between
// spaces, and at joints: where a capital follows a small letter, a bracket or `+`, or where a word follows an acronym. Words of `brands` (a
// vocabulary, may be null) stay whole: JavaScript, DevOps. Returns whether a joint was cut.
bool split_tags(std::string_view text, const Vocabulary* brands, std::vector<Span>& tags);

}  // namespace quern

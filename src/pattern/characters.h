// The characters that a single-character part of a pattern stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quern::pattern {

// All that `part` ("a", "\.", "[ -]", "[1-5]", "é") matches: ASCII in lower case, other letters in both cases; nothing where these are
// many, or letters whose case is not followed here.
std::optional<std::vector<std::string>> few_characters(std::string_view part);

}  // namespace quern::pattern

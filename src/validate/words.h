// Shapes and values in words, for the messages of violations.
#pragma once

#include <string>
#include <string_view>

#include "grammar/shape.h"

namespace quern {

// "a string or null", "an object"
std::string type_in_words(const Shape& shape);

// "at least 0", "from 0 to 600"
std::string bounds_in_words(const Shape& shape);

// "hour, day, week"; of a long enumeration the first ones.
std::string values_in_words(const Shape& shape);

// The string as JSON, cut when it is long.
std::string excerpt(std::string_view text);

// A member's name as a part of a JSON Pointer (RFC 6901).
std::string pointer_token(std::string_view name);

}  // namespace quern

// Values and the shapes that a grammar declares for them: what leaves this stage keeps to its schema.
#pragma once

#include "grammar/shape.h"
#include "quern/value.h"

namespace quern {

enum class Fit {
  kFits,
  kWrong,       // of another type, none of the enumeration, too short or too long, not like its pattern
  kOutOfRange,  // a number outside its bounds
};

// Makes `value` keep to `shape` where that takes no guess: a whole number becomes an integer, a word takes the spelling that the
// enumeration has, a single value becomes a list of one, members are put in order and missing ones filled in.
Fit fit(const Shape& shape, Value& value);

// What stands where nothing is known: [] for lists, false for the marks of an object, else null.
Value blank(const Shape& shape);

// The number of the property, or -1.
int find_property(const Shape& object, std::string_view name);

// A field's or property's shape without the list around it.
const Shape& element_of(const Shape& shape);

}  // namespace quern

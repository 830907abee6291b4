// Where two JSON values differ, in sentences for a person.
#pragma once

#include <string>

#include "quern/value.h"

namespace quern::testing {

// One line a difference, "/salary/min: expected 100, is 200"; at most `limit` of them. Empty: the values are equal.
std::string difference(const Value& expected, const Value& actual, size_t limit = 20);

}  // namespace quern::testing

// Where two JSON values differ, in sentences for a person.
#pragma once

#include <string>

#include "quern/value.h"

namespace quern::testing {

enum class Members {
  kAll,       // both objects have the same members
  kExpected,  // what the expected object leaves out does not matter
};

// One line a difference, "/salary/min: expected 100, is 200"; at most `limit` of them. Empty: the values are equal.
std::string difference(const Value& expected, const Value& actual, Members members = Members::kAll, size_t limit = 20);

}  // namespace quern::testing

// Dates as people write them -> ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/names.h"

namespace quern {

// What `a/b/Y` and `a-b-Y` mean where both orders make a date.
enum class DateOrder { kMonthFirst, kDayFirst };

// `2026-03-31`, `31.03.2026`, `3/31/2026`, `March 31st, 2026`, `31 de marzo de 2026`, `2026年3月31日`, `20260331` -> "2026-03-31". Only
// what has day, month and year, and exists in the calendar. `a/b/Y` is read in the given order unless only the other
// one makes a date. Two digits of a year are taken where they stand in one run with day and month (`31.03.26`, `31-Mar-26`).
std::optional<std::string> read_date(std::string_view text, const Names& names, DateOrder order = DateOrder::kMonthFirst);

}  // namespace quern

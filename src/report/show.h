// Numbers as the page spells them.
#pragma once

#include <cstdint>
#include <string>

namespace quern::report {

// "1,234,567"
std::string grouped(uint64_t count);
// "0.5", "950", "12,500", "1.2M": for axes and figures, to three digits or so.
std::string compact(double value);
// "512 bytes", "3.2 MB" (powers of 1000)
std::string size_of(uint64_t bytes);
// "63.2 %"; "-" of nothing. What is not all never shows as 100 %, what is there never as 0 %.
std::string share_of(uint64_t part, uint64_t whole);
// With one digit behind the point, for coordinates.
std::string fixed(double value);

}  // namespace quern::report

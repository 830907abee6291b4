// Sizes and shares as the command line spells them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quern::cli {

// "12": from 1 to `most`; nothing for anything else.
std::optional<uint64_t> parse_count(std::string_view text, uint64_t most);

// "4096", "64K", "16M", "2G" (powers of 1024, either case); nothing for anything else, for 0 and for what overflows.
std::optional<uint64_t> parse_size(std::string_view text);

// "500ms", "10s", "2m", "1h"; nothing for anything else, for 0 and for more than a year.
std::optional<std::chrono::milliseconds> parse_time(std::string_view text);

// A number of things, or a share of all.
struct Limit {
  uint64_t count = 0;
  double percent = -1;  // negative: `count` counts

  bool exceeded_by(uint64_t part, uint64_t whole) const;
};

// "10" or "2.5%" (0 to 100).
std::optional<Limit> parse_limit(std::string_view text);

// "512 bytes", "3.2 MB" (powers of 1000, as disks and networks count).
std::string show_size(uint64_t bytes);
// "1.20 s, 20.5 MB/s"
std::string show_speed(uint64_t bytes, double seconds);
// "1 document", "3 documents"
std::string show_count(uint64_t count, std::string_view noun);

}  // namespace quern::cli

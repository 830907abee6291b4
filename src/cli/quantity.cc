#include "cli/quantity.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <limits>

namespace quern::cli {
namespace {

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

int shift_of(char suffix) {
  switch (suffix) {
    case 'k':
    case 'K': return 10;
    case 'm':
    case 'M': return 20;
    case 'g':
    case 'G': return 30;
    default: return 0;
  }
}

}  // namespace

std::optional<uint64_t> parse_count(std::string_view text, uint64_t most) {
  const auto number = parse_number<uint64_t>(text);
  return number && *number > 0 && *number <= most ? number : std::nullopt;
}

std::optional<uint64_t> parse_size(std::string_view text) {
  const int shift = text.empty() ? 0 : shift_of(text.back());
  if (shift > 0) text.remove_suffix(1);
  const auto number = parse_number<uint64_t>(text);
  if (!number || *number == 0 || *number > std::numeric_limits<uint64_t>::max() >> shift) return std::nullopt;
  return *number << shift;
}

std::optional<std::chrono::milliseconds> parse_time(std::string_view text) {
  struct Unit {
    std::string_view name;
    uint64_t milliseconds;
  };
  constexpr uint64_t kYear = uint64_t{365} * 24 * 3600 * 1000;
  constexpr std::array<Unit, 4> kUnits{{{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}}};
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.name)) continue;
    const auto number = parse_number<uint64_t>(text.substr(0, text.size() - unit.name.size()));
    if (!number) continue;  // "ms" ends in "s", too
    return *number > 0 && *number <= kYear / unit.milliseconds ? std::optional(std::chrono::milliseconds(*number * unit.milliseconds))
                                                               : std::nullopt;
  }
  return std::nullopt;
}

bool Limit::exceeded_by(uint64_t part, uint64_t whole) const {
  if (percent < 0) return part > count;
  return 100.0 * static_cast<double>(part) > percent * static_cast<double>(whole);
}

std::optional<Limit> parse_limit(std::string_view text) {
  if (!text.ends_with('%')) {
    const auto count = parse_number<uint64_t>(text);
    return count ? std::optional(Limit{*count, -1}) : std::nullopt;
  }
  text.remove_suffix(1);
  const auto percent = parse_number<double>(text);
  if (!percent || !(*percent >= 0 && *percent <= 100)) return std::nullopt;
  return Limit{0, *percent};
}

std::string show_size(uint64_t bytes) {
  if (bytes < 1000) return show_count(bytes, "byte");
  constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes) / 1000;
  size_t unit = 0;
  while (value >= 999.95 && unit + 1 < kUnits.size()) {
    value /= 1000;
    ++unit;
  }
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f %s", value, kUnits[unit]);
  return text.data();
}

std::string show_speed(uint64_t bytes, double seconds) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.2f s, %.1f MB/s", seconds, seconds > 0 ? static_cast<double>(bytes) / 1e6 / seconds : 0.0);
  return text.data();
}

std::string show_count(uint64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace quern::cli

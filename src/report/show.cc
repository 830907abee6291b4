#include "report/show.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace quern::report {
namespace {

std::string printed(const char* format, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

}  // namespace

std::string grouped(uint64_t count) {
  std::string digits = std::to_string(count);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string compact(double value) {
  const double size = std::fabs(value);
  if (size < 1e-9) return "0";  // nor "-0"
  if (size >= 1e15) return printed("%.2g", value);
  if (size >= 999'999.5) {
    const bool billions = size >= 999'999'999.5;
    return printed("%.3g", value / (billions ? 1e9 : 1e6)) + (billions ? "bn" : "M");
  }
  if (size >= 1000) return (value < 0 ? "-" : "") + grouped(static_cast<uint64_t>(std::llround(size)));
  return printed("%.4g", value);
}

std::string size_of(uint64_t bytes) {
  if (bytes < 1000) return grouped(bytes) + (bytes == 1 ? " byte" : " bytes");
  constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes) / 1000;
  size_t unit = 0;
  for (; value >= 999.95 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  return printed("%.1f ", value) + kUnits[unit];
}

std::string share_of(uint64_t part, uint64_t whole) {
  if (whole == 0) return "-";
  if (part == 0) return "0 %";
  if (part == whole) return "100 %";
  const double percent = 100 * static_cast<double>(part) / static_cast<double>(whole);
  if (percent < 0.05) return "< 0.1 %";
  if (percent >= 99.95) return "> 99.9 %";
  return printed("%.1f %%", percent);
}

std::string fixed(double value) { return printed("%.1f", value); }

}  // namespace quern::report

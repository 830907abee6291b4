#include "report/number_tally.h"

#include <algorithm>
#include <cmath>

namespace quern::report {
namespace {

constexpr double kLargest = 1e15;
constexpr double kSmallest = 1e-6;  // what is nearer to 0 is 0
constexpr double kOutliers = 0.01;  // at either end

double rounded(double value) {
  const double size = std::fabs(value);
  if (size < kSmallest) return 0;
  // A positive power of ten is exact, a negative one is not: divide by it for fractions.
  const int digits = static_cast<int>(std::floor(std::log10(size))) - 2;
  const double power = std::pow(10.0, std::abs(digits));
  return digits >= 0 ? std::round(value / power) * power : std::round(value * power) / power;
}

}  // namespace

void NumberTally::add(double value) {
  ++count_;
  if (!(std::fabs(value) <= kLargest)) return;
  least_ = spread_count_ == 0 ? value : std::min(least_, value);
  greatest_ = spread_count_ == 0 ? value : std::max(greatest_, value);
  if (value != std::floor(value)) whole_ = false;
  ++spread_[rounded(value)];
  ++spread_count_;
}

double NumberTally::quantile(double share) const {
  const double wanted = share * static_cast<double>(spread_count_);
  uint64_t seen = 0;
  for (const auto& [value, count] : spread_) {
    seen += count;
    if (static_cast<double>(seen) >= wanted) return value;
  }
  return spread_.empty() ? 0 : spread_.rbegin()->first;
}

double round_step(double width) {
  if (!(width > 0)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(width)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= width * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

namespace {

// A round number of units, or a round part of one: months go by 1, 2, 3, 4, 6, 12, 24.
double round_width(double width, double unit) {
  if (width > unit) return round_step(width / unit) * unit;
  for (double part = std::floor(unit); part > 1; --part)
    if (std::remainder(unit, part) == 0 && unit / part >= width) return unit / part;
  return unit > 1 ? unit : round_step(width);
}

}  // namespace

std::vector<double> round_edges(const std::vector<const NumberTally*>& tallies, size_t most, double unit) {
  bool any = false, whole = true;
  double low = 0, high = 0;
  for (const NumberTally* tally : tallies) {
    if (tally->empty()) continue;
    low = any ? std::min(low, tally->quantile(kOutliers)) : tally->quantile(kOutliers);
    high = any ? std::max(high, tally->quantile(1 - kOutliers)) : tally->quantile(1 - kOutliers);
    whole = whole && tally->whole();
    any = true;
  }
  if (!any) return {};
  const double width = (high - low) / static_cast<double>(most - 1);
  double step = round_width(width, unit);
  if (high <= low) step = round_step(std::fabs(low) / 10);
  if (whole) step = std::max(step, 1.0);
  std::vector<double> edges{std::floor(low / step) * step};
  const double first = edges.front();
  while (edges.back() <= high) edges.push_back(first + static_cast<double>(edges.size()) * step);
  return edges;
}

Bins fill_bins(const NumberTally& tally, std::vector<double> edges) {
  Bins bins{std::move(edges), {}, 0, 0};
  if (bins.edges.size() < 2) return bins;
  bins.counts.resize(bins.edges.size() - 1);
  for (const auto& [value, count] : tally.spread()) {
    if (value < bins.edges.front()) {
      bins.below += count;
    } else if (value >= bins.edges.back()) {
      bins.above += count;
    } else {
      const auto next = std::upper_bound(bins.edges.begin(), bins.edges.end(), value);
      bins.counts[static_cast<size_t>(next - bins.edges.begin()) - 1] += count;
    }
  }
  return bins;
}

}  // namespace quern::report

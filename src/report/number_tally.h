// How numbers are spread, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace quern::report {

// Numbers are kept to three significant digits: round ones, which people write, stay what they are, and there are at most
// 900 to a power of ten. Least and greatest are exact.
class NumberTally {
 public:
  // Beyond 10^15 a number is counted but kept out of the spread, as is what is no number.
  void add(double value);

  uint64_t count() const { return count_; }
  bool empty() const { return spread_.empty(); }
  double least() const { return least_; }
  double greatest() const { return greatest_; }
  bool whole() const { return whole_; }  // no number has a fraction
  // The number that `share` (0 to 1) of all are not above; 0 where there are none.
  double quantile(double share) const;
  const std::map<double, uint64_t>& spread() const { return spread_; }

 private:
  std::map<double, uint64_t> spread_;
  uint64_t count_ = 0, spread_count_ = 0;
  double least_ = 0, greatest_ = 0;
  bool whole_ = true;
};

// Numbers in bins of one width: [edges[i], edges[i + 1]).
struct Bins {
  std::vector<double> edges;
  std::vector<uint64_t> counts;
  uint64_t below = 0, above = 0;  // outside of all bins
};

// Edges at round numbers that hold the middle 98 % of all the tallies together; at most `most` bins. `unit`: bins are round multiples of
// it, or equal parts (12 for months). Empty if there are no numbers.
std::vector<double> round_edges(const std::vector<const NumberTally*>& tallies, size_t most, double unit = 1);

Bins fill_bins(const NumberTally& tally, std::vector<double> edges);

// 1, 2 or 5 times a power of ten, at least `width`.
double round_step(double width);

}  // namespace quern::report

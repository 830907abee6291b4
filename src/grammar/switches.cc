#include "grammar/switches.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace quern {

Switches::Switches(size_t kinds, std::vector<float> prices)
    : kinds_(kinds),
      prices_(std::move(prices)),
      lowest_(kSwitchClasses * kinds, std::numeric_limits<float>::infinity()),
      highest_(kSwitchClasses * kinds, -std::numeric_limits<float>::infinity()) {
  for (size_t row = 0; row < lowest_.size(); ++row) {
    for (size_t to = 0; to < kinds; ++to) {
      float& price = prices_[row * kinds + to];
      if (to == row % kinds) {
        price = std::numeric_limits<float>::infinity();  // to stay is no change, and the decoder's loop need not ask
        continue;
      }
      lowest_[row] = std::min(lowest_[row], price);
      highest_[row] = std::max(highest_[row], price);
    }
  }
}

}  // namespace quern

// What a change of kind costs, by what stands before the unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace quern {

// The boundary before a unit, in the order of `[decoding.switch]`.
enum class Boundary : uint8_t { kStart, kBlank, kLine, kBullet, kSentence, kInlineBullet, kJoint, kInlineHeading, kAfterHeading };
inline constexpr size_t kBoundaries = 9;

// Switches are priced by boundary, but for those at a heading, known or only shaped like one.
inline constexpr size_t kKnownHeading = kBoundaries;
inline constexpr size_t kUnknownHeading = kBoundaries + 1;
inline constexpr size_t kSwitchClasses = kBoundaries + 2;

// Prices of all changes, with what lets the decoder leave most of them out. To stay is free, and no change.
class Switches {
 public:
  Switches() = default;
  // `prices` as [(class * kinds + from) * kinds + to]; those from a kind to itself count for nothing.
  Switches(size_t kinds, std::vector<float> prices);

  const float* row(size_t switch_class, size_t from) const { return &prices_[(switch_class * kinds_ + from) * kinds_]; }
  const std::vector<float>& prices() const { return prices_; }
  // Of a row.
  float lowest(size_t switch_class, size_t from) const { return lowest_[switch_class * kinds_ + from]; }
  float highest(size_t switch_class, size_t from) const { return highest_[switch_class * kinds_ + from]; }

 private:
  size_t kinds_ = 0;
  std::vector<float> prices_, lowest_, highest_;
};

}  // namespace quern

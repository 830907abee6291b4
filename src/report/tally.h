// Counts by name, in bounded memory however many names come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quern::report {

// Exact up to `most_names` names. Beyond that the rarer half is pooled each time the room is used up, and a pooled name that comes again
// starts anew: what is left are lower bounds, and the frequent names stay.
//
//   Tally kinds;
//   kinds.add("role_profile");
//   for (const Tally::Entry& entry : kinds.sorted()) ...
class Tally {
 public:
  struct Entry {
    std::string name;
    uint64_t count = 0;
    uint64_t weight = 0;  // the sum of what was added with it: bytes, say
  };

  explicit Tally(size_t most_names = 4096) : most_names_(most_names) {}

  // A very long name is cut.
  void add(std::string_view name, uint64_t weight = 0);
  // By falling count, then by name.
  std::vector<Entry> sorted() const;
  size_t names() const { return counts_.size(); }
  // Everything that was added, pooled or not.
  uint64_t total() const { return total_; }
  // What stands under no name any more.
  uint64_t pooled() const { return pooled_; }

 private:
  struct Counts {
    uint64_t count = 0, weight = 0;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };

  void pool_rare();

  size_t most_names_;
  std::unordered_map<std::string, Counts, Hash, std::equal_to<>> counts_;
  uint64_t total_ = 0, pooled_ = 0;
};

}  // namespace quern::report

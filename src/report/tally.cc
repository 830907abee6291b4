#include "report/tally.h"

#include <algorithm>

#include "report/shorten.h"

namespace quern::report {
namespace {

constexpr size_t kLongestName = 240;  // bytes

}  // namespace

void Tally::add(std::string_view name, uint64_t weight) {
  ++total_;
  std::string cut;
  if (name.size() > kLongestName) name = cut = shorten(name, kLongestName);
  auto found = counts_.find(name);
  if (found == counts_.end()) {
    if (counts_.size() >= most_names_) pool_rare();
    found = counts_.emplace(name, Counts()).first;
  }
  ++found->second.count;
  found->second.weight += weight;
}

std::vector<Tally::Entry> Tally::sorted() const {
  std::vector<Entry> entries;
  for (const auto& [name, counts] : counts_) entries.push_back({name, counts.count, counts.weight});
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.count != b.count ? a.count > b.count : a.name < b.name; });
  return entries;
}

void Tally::pool_rare() {
  const std::vector<Entry> entries = sorted();
  for (size_t i = entries.size() / 2; i < entries.size(); ++i) {
    pooled_ += entries[i].count;
    counts_.erase(entries[i].name);
  }
}

}  // namespace quern::report

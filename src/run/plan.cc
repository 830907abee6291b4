#include "run/plan.h"

#include <sys/stat.h>

#include "base/digest.h"

namespace quern {
namespace {

// A file that is not there has none; whoever reads it will say so.
uint64_t size_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_size) : 0;
}

}  // namespace

std::optional<RunUnit> RunPlan::next() {
  if (next_ == inputs_.size()) return std::nullopt;
  RunUnit unit;
  unit.number = units_++;
  std::string names;
  for (; next_ < inputs_.size() && !unit.is_large; ++next_) {
    const std::string& path = inputs_[next_];
    const uint64_t size = size_of(path);
    if (!unit.inputs.empty() && unit.bytes + size > segment_bytes_) break;
    unit.is_large = size > segment_bytes_;
    unit.bytes += size;
    unit.inputs.push_back(path);
    names += path + '\0' + std::to_string(size) + '\n';
  }
  unit.fingerprint = sha256_hex(names);
  return unit;
}

}  // namespace quern

#include "run/plan.h"

#include <sys/stat.h>

#include <utility>

#include "base/digest.h"

namespace quern {

RunInput run_input(std::string path) {
  struct stat status {};
  const bool is_file = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  return {std::move(path), is_file ? static_cast<uint64_t>(status.st_size) : 0};
}

std::optional<RunUnit> RunPlan::next() {
  if (next_ == inputs_.size()) return std::nullopt;
  RunUnit unit;
  unit.number = units_++;
  std::string names;
  for (; next_ < inputs_.size() && !unit.is_large; ++next_) {
    const RunInput& input = inputs_[next_];
    if (!unit.inputs.empty() && unit.bytes + input.bytes > segment_bytes_) break;
    unit.is_large = input.bytes > segment_bytes_;
    unit.bytes += input.bytes;
    unit.inputs.push_back(input.path);
    names += input.path + '\0' + std::to_string(input.bytes) + '\n';
  }
  unit.fingerprint = sha256_hex(names);
  return unit;
}

}  // namespace quern

#include "cli/progress.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "cli/quantity.h"

namespace quern::cli {
namespace {

constexpr std::chrono::milliseconds kStep(200);

std::string show_time(double seconds) {
  const auto all = static_cast<uint64_t>(std::llround(seconds));
  std::array<char, 48> text{};
  if (all < 3600) {
    std::snprintf(text.data(), text.size(), "%u:%02u", static_cast<unsigned>(all / 60), static_cast<unsigned>(all % 60));
  } else {
    std::snprintf(text.data(), text.size(), "%llu h %02u min", static_cast<unsigned long long>(all / 3600),
                  static_cast<unsigned>(all / 60 % 60));
  }
  return text.data();
}

}  // namespace

uint64_t size_of_all(const std::vector<std::string>& paths) {
  uint64_t size = 0;
  for (const std::string& path : paths) {
    struct stat status {};
    if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    size += static_cast<uint64_t>(status.st_size);
  }
  return size;
}

std::string progress_line(uint64_t documents, uint64_t bytes, uint64_t total, uint64_t rejected, double seconds) {
  const double speed = seconds > 0 ? static_cast<double>(bytes) / seconds : 0;
  std::string line = show_count(documents, "document") + ", " + show_size(bytes);
  if (total > 0) line += " of " + show_size(total) + " (" + std::to_string(std::min<uint64_t>(100, bytes * 100 / total)) + " %)";
  line += ", " + show_size(static_cast<uint64_t>(speed)) + "/s";
  if (rejected > 0) line += ", " + show_count(rejected, "reject");
  if (total > bytes && speed > 0) line += ", " + show_time(static_cast<double>(total - bytes) / speed) + " left";
  return line;
}

void Progress::update(uint64_t documents, uint64_t bytes, uint64_t rejected) {
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + kStep;
  console_.status(progress_line(documents, bytes, total_, rejected, std::chrono::duration<double>(now - start_).count()));
}

}  // namespace quern::cli

#include "cli/resources.h"

#include <sys/resource.h>

namespace quern::cli {

void add_resources(RunFacts& facts) {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  facts.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  facts.peak_rss_bytes = static_cast<uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace quern::cli

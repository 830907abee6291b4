// What the process has used up to now.
#pragma once

#include "pipeline/stats_file.h"

namespace quern::cli {

// Processor time and peak memory.
void add_resources(RunFacts& facts);

}  // namespace quern::cli

// Material beside the project (real postings and their labels) that is no part of it: tests skip where it does not stand.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace quern::testing {

// $QUERN_SHARED, or ../shared beside the project.
inline std::filesystem::path shared_folder() {
  const char* folder = std::getenv("QUERN_SHARED");
  return folder ? std::filesystem::path(folder) : std::filesystem::path(QUERN_SOURCE_DIR "/../shared");
}

}  // namespace quern::testing

#define QUERN_SKIP_WITHOUT(path) \
  if (!std::filesystem::exists(path)) GTEST_SKIP() << (path) << " is not there: set QUERN_SHARED to the folder that holds it"

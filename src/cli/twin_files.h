// Outputs of one command that would overwrite each other.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "quern/result.h"

namespace quern::cli {

struct NamedFile {
  const char* option;  // "--output"
  std::string path;    // empty: not given
};

// Two of them are the same file, however it is spelled.
std::optional<Error> find_twin_files(std::span<const NamedFile> files);

}  // namespace quern::cli

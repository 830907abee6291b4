#include "cli/twin_files.h"

#include <filesystem>
#include <system_error>

#include "cli/command.h"

namespace quern::cli {
namespace {

namespace fs = std::filesystem;

fs::path plain(const std::string& path) {
  std::error_code error;
  fs::path found = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? fs::path(path) : found;
}

// Devices and pipes may be written to twice.
bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  if (fs::exists(a, error) && !fs::is_regular_file(a, error)) return false;
  return plain(a) == plain(b) || fs::equivalent(a, b, error);
}

}  // namespace

std::optional<Error> find_twin_files(std::span<const NamedFile> files) {
  for (size_t i = 0; i < files.size(); ++i)
    for (size_t k = i + 1; k < files.size(); ++k)
      if (!files[i].path.empty() && !files[k].path.empty() && is_same_file(files[i].path, files[k].path))
        return usage_error(std::string(files[i].option) + " and " + files[k].option + " name the same file", "give each its own");
  return std::nullopt;
}

}  // namespace quern::cli

#include "run/folder.h"

#include <filesystem>
#include <set>
#include <system_error>

#include "output/output_file.h"

namespace quern {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTemporary = ".partial-";

bool is_temporary(const std::string& name) { return name.find(kTemporary) != std::string::npos; }

// Something stands there that no run put there.
bool holds_other_things(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (const std::string name = entry.path().filename().string(); !is_temporary(name) && name != kJournalName) return true;
  return false;
}

std::optional<Error> make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (fs::is_directory(folder)) return std::nullopt;
  return Error{"output_failed",
               {folder},
               "cannot make the folder: " + (error ? error.message() : "a file of this name is there"),
               "name a folder whose parent exists"};
}

}  // namespace

std::optional<Error> prepare_folder(const std::string& folder, bool resume) {
  if (auto error = make_folder(folder)) return error;
  const bool holds_run = fs::exists(folder + "/" + kManifestName);
  if (!holds_run && holds_other_things(folder))
    return Error{"run_exists", {folder}, "the folder holds files that belong to no run", "name a new or an empty folder"};
  if (holds_run && !resume)
    return Error{"run_exists", {folder}, "the folder holds a run already", "take it up again with --resume, or name another folder"};
  return std::nullopt;
}

std::optional<Error> settle_manifest(const std::string& folder, const Manifest& manifest) {
  if (!fs::exists(folder + "/" + kManifestName)) return OutputFile::write_whole(folder + "/" + kManifestName, to_json(manifest));
  const auto before = read_manifest(folder);
  if (!before) return before.errors().front();
  auto difference = find_difference(manifest.settings, before->settings);
  if (before->shard.number != manifest.shard.number || before->shard.count != manifest.shard.count) difference = "it is another shard";
  if (!difference) return std::nullopt;
  return Error{"run_mismatch",
               {folder},
               "the run in this folder was another one: " + *difference,
               "give the same inputs and options, or name another folder"};
}

void sweep(const std::string& folder, const JournalEntries& entries) {
  std::set<std::string> known;
  for (const auto& [id, entry] : entries.segments) known.insert({entry.records.name, entry.rejects.name});
  std::error_code error;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool is_segment = name.starts_with("records-") || name.starts_with("rejects-");
    if (is_temporary(name) || (is_segment && !known.contains(name))) stale.push_back(entry.path());
  }
  for (const fs::path& path : stale) fs::remove(path, error);
}

}  // namespace quern

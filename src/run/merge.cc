#include "run/merge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/digest.h"
#include "input/byte_source.h"
#include "input/whole_file.h"
#include "run/manifest.h"

namespace quern {
namespace {

constexpr size_t kMostStats = size_t{64} << 20;  // bytes of a statistics file

struct RunFolder {
  std::string path;
  Manifest manifest;
  JournalEntries entries;
};

Error incomplete(const std::string& folder, std::string message, std::string help) {
  return {"run_incomplete", {folder}, std::move(message), std::move(help)};
}

std::string show(const Shard& shard) { return "shard " + std::to_string(shard.number) + " of " + std::to_string(shard.count); }

Result<RunFolder> read_folder(const std::string& path) {
  auto manifest = read_manifest(path);
  if (!manifest) return manifest.errors();
  auto entries = Journal::read(path + "/" + kJournalName);
  if (!entries) return entries.errors();
  if (!entries->all_units) return incomplete(path, show(manifest->shard) + " is not complete", "take it up again: quern run ... --resume");
  return RunFolder{path, std::move(*manifest), std::move(*entries)};
}

std::optional<Error> check_shards(const std::vector<RunFolder>& folders) {
  const RunFolder& first = folders.front();
  std::map<uint32_t, const RunFolder*> shards;
  for (const RunFolder& folder : folders) {
    const auto difference = find_difference(first.manifest.settings, folder.manifest.settings);
    if (difference || folder.manifest.shard.count != first.manifest.shard.count)
      return Error{"run_mismatch",
                   {folder.path},
                   "this is a part of another run than " + first.path + (difference ? ": " + *difference : ""),
                   "name the folders of one run"};
    const auto [place, is_new] = shards.emplace(folder.manifest.shard.number, &folder);
    if (!is_new)
      return Error{"run_mismatch",
                   {folder.path},
                   show(folder.manifest.shard) + " stands in " + place->second->path + ", too",
                   "name each shard once"};
  }
  for (uint32_t number = 1; number <= first.manifest.shard.count; ++number)
    if (!shards.contains(number))
      return incomplete({}, show({number, first.manifest.shard.count}) + " is missing", "name its folder as well");
  return std::nullopt;
}

// Every unit is there; shards that share one saw the same of it, and each of its segments is done by one of them.
std::optional<Error> check_units(const std::vector<RunFolder>& folders, const std::map<SegmentId, const RunFolder*>& segments) {
  std::map<uint64_t, const UnitEntry*> units;
  for (const RunFolder& folder : folders) {
    if (folder.entries.all_units != folders.front().entries.all_units || folder.entries.inputs != folders.front().entries.inputs)
      return Error{"input_changed",
                   {folder.path},
                   "the inputs were others than for " + folders.front().path,
                   "run the shards anew over the same inputs"};
    for (const auto& [number, unit] : folder.entries.units) {
      const auto [known, is_new] = units.emplace(number, &unit);
      if (!is_new && (known->second->fingerprint != unit.fingerprint || known->second->segments != unit.segments))
        return Error{
            "input_changed", {folder.path}, "an input was another one when this shard ran", "run the shards anew over the same inputs"};
    }
  }
  for (uint64_t number = 0; number < *folders.front().entries.all_units; ++number) {
    const auto unit = units.find(number);
    if (unit == units.end())
      return incomplete({}, "unit " + std::to_string(number) + " of the inputs is in no shard", "run the shards anew");
    for (const uint64_t segment : unit->second->segments)
      if (!segments.contains({number, segment}))
        return incomplete({}, "segment " + std::to_string(segment) + " of unit " + std::to_string(number) + " is in no shard",
                          "run the shards anew");
  }
  return std::nullopt;
}

// What the processes used; where the file is missing or none, it is not counted.
void add_resources(const std::string& folder, RunFacts& facts) {
  const std::string path = folder + "/" + kStatsName;
  const auto text = read_whole_file(path, kMostStats, "");
  const auto stats = text ? read_stats_file(*text, path) : Result<StatsFile>(text.errors());
  if (!stats) return;
  facts.seconds += stats->facts.seconds;
  facts.cpu_seconds += stats->facts.cpu_seconds;
  facts.peak_rss_bytes = std::max(facts.peak_rss_bytes, stats->facts.peak_rss_bytes);
}

void read_grammar(const Value& settings, RunFacts& facts) {
  const Value* grammar = settings.find("grammar");
  const auto text = [&](std::string_view name) {
    const Value* value = grammar == nullptr ? nullptr : grammar->find(name);
    return value == nullptr ? std::string() : std::string(value->as_string());
  };
  facts.grammar_name = text("name");
  facts.grammar_version = text("version");
  facts.grammar_sha256 = text("sha256");
}

Error not_as_written(const MergePlan::File& file, const std::string& what) {
  return {"run_damaged", {file.folder + "/" + file.written.name}, what, "run this shard anew"};
}

std::optional<Error> copy_file(const MergePlan::File& file, const std::function<bool(std::string_view)>& write, bool& go_on) {
  auto source = ByteSource::open(file.folder + "/" + file.written.name);
  if (!source) return not_as_written(file, "the file that the journal names cannot be read");
  std::vector<std::byte> buffer(size_t{256} << 10);
  Sha256 digest;
  uint64_t bytes = 0;
  while (go_on) {
    const auto size = source->read(buffer);
    if (!size) return size.errors().front();
    if (*size == 0) break;
    const std::string_view piece(reinterpret_cast<const char*>(buffer.data()), *size);
    digest.add(piece);
    bytes += piece.size();
    go_on = write(piece);
  }
  if (go_on && (bytes != file.written.bytes || digest.hex() != file.written.sha256))
    return not_as_written(file, "the file is not what the run wrote: it has " + std::to_string(bytes) + " bytes, " +
                                    std::to_string(file.written.bytes) + " were written");
  return std::nullopt;
}

}  // namespace

Result<MergePlan> plan_merge(const std::vector<std::string>& paths) {
  std::vector<RunFolder> folders;
  for (const std::string& path : paths) {
    auto folder = read_folder(path);
    if (!folder) return folder.errors();
    folders.push_back(std::move(*folder));
  }
  if (auto error = check_shards(folders)) return *error;
  std::map<SegmentId, const RunFolder*> segments;
  for (const RunFolder& folder : folders)
    for (const auto& [id, entry] : folder.entries.segments) segments.emplace(id, &folder);
  if (auto error = check_units(folders, segments)) return *error;

  MergePlan plan;
  for (const auto& [id, folder] : segments) {
    const SegmentEntry& entry = folder->entries.segments.at(id);
    if (!entry.records.name.empty()) plan.records.push_back({folder->path, entry.records});
    if (!entry.rejects.name.empty()) plan.rejects.push_back({folder->path, entry.rejects});
    plan.stats.stats.add(entry.stats);
  }
  read_grammar(folders.front().manifest.settings, plan.stats.facts);
  std::set<uint64_t> counted;
  for (const RunFolder& folder : folders) add_resources(folder.path, plan.stats.facts);
  for (const RunFolder& folder : folders)
    for (const auto& [number, unit] : folder.entries.units) {
      if (counted.insert(number).second) unit.add_to(plan.stats);
      plan.input_failed |= unit.failed;
    }
  return plan;
}

std::optional<Error> copy_files(const std::vector<MergePlan::File>& files, const std::function<bool(std::string_view)>& write) {
  bool go_on = true;
  for (const MergePlan::File& file : files) {
    if (!go_on) break;
    if (auto error = copy_file(file, write, go_on)) return error;
  }
  return std::nullopt;
}

}  // namespace quern

#include "cli/shared_options.h"

#include <algorithm>
#include <thread>

#include "quern/text.h"

namespace quern::cli {
namespace {

constexpr size_t kMostThreads = 256;
constexpr uint64_t kLargestLimit = uint64_t{1} << 30;  // places in a text have 32 bits, and repair may make it grow

}  // namespace

void set_verbosity(const CommandLine& line, Console& console) {
  if (line.has("quiet")) console.set_verbosity(Verbosity::kQuiet);
  if (line.has("verbose")) console.set_verbosity(Verbosity::kVerbose);
}

Result<size_t> read_document_limit(const CommandLine& line) {
  const std::string text = line.value("document-limit", "16M");
  const auto size = parse_size(text);
  if (!size || *size > kLargestLimit)
    return usage_error("--document-limit does not take `" + text + "`", "it takes a number of bytes with or without K, M or G, up to 1G");
  return size_t{*size};
}

Result<std::chrono::milliseconds> read_document_timeout(const CommandLine& line) {
  if (!line.has("doc-timeout")) return std::chrono::milliseconds(0);
  const std::string text = line.value("doc-timeout", "");
  if (const auto time = parse_time(text)) return *time;
  return usage_error("--doc-timeout does not take `" + text + "`", "it takes a number and a unit: 500ms, 10s or 2m");
}

Result<size_t> read_threads(const CommandLine& line) {
  if (!line.has("threads")) return size_t{std::clamp(std::thread::hardware_concurrency(), 1u, unsigned{kMostThreads})};
  const std::string text = line.value("threads", "");
  const auto threads = parse_count(text, kMostThreads);
  if (!threads) return usage_error("--threads does not take `" + text + "`", "it takes a number from 1 to " + std::to_string(kMostThreads));
  return size_t{*threads};
}

Result<std::string> read_charset(const CommandLine& line) {
  const std::string name = line.value("charset", "");
  TextOptions options;
  options.charset = name;
  if (name.empty() || prepare_text({}, options)) return name;
  return usage_error("--charset does not know `" + name + "`", "name one that ICU knows, such as windows-1252, or leave the option out");
}

Result<std::optional<Limit>> read_max_rejects(const CommandLine& line, std::string_view things) {
  if (!line.has("max-rejects")) return std::optional<Limit>();
  const std::string text = line.value("max-rejects", "");
  if (const auto limit = parse_limit(text)) return limit;
  return usage_error("--max-rejects does not take `" + text + "`",
                     "it takes a number of " + std::string(things) + " (10) or a share of all (2.5%)");
}

std::optional<Error> find_common_slip(const CommandLine& line, const std::vector<std::string>& inputs,
                                      std::span<const char* const> filled) {
  if (line.has("quiet") && line.has("verbose")) return usage_error("--quiet and --verbose exclude each other", "leave one of them out");
  if (std::count(inputs.begin(), inputs.end(), "-") + (line.value("files-from", "") == "-" ? 1 : 0) > 1)
    return usage_error("standard input (-) is named more than once", "it can be read only once");
  for (const char* name : filled)
    if (line.has(name) && line.value(name, "").empty())
      return usage_error("the value of --" + std::string(name) + " is empty", "give one, or leave the option out");
  return std::nullopt;
}

bool tell_if_over(const std::optional<Limit>& limit, uint64_t rejected, uint64_t all, std::string_view thing, const Console& console) {
  if (!limit || !limit->exceeded_by(rejected, all)) return false;
  console.error("rejected: " + std::to_string(rejected) + " of " + show_count(all, thing) + ", more than --max-rejects allows");
  return true;
}

}  // namespace quern::cli

#include <array>
#include <string>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/print.h"
#include "output/output_file.h"
#include "run/merge.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"output", 'o', "FILE", "Write the records there. Default: standard output."},
    {"rejects", 0, "FILE", "Write the rejected documents there."},
    {"stats", 0, "FILE", "Write there what all shards counted."},
});

int fail(const Console& console, const Error& error) {
  console.error(error);
  return error.code == "output_failed" ? kOutputFailed : kInputFailed;
}

// 0, or the exit code of what failed; the file has its name then.
int write_files(const std::vector<MergePlan::File>& files, Result<OutputFile> output, const Console& console) {
  if (!output) return fail(console, output.errors().front());
  const auto error = copy_files(files, [&](std::string_view bytes) { return output->write(bytes); });
  if (error) return fail(console, *error);
  return output->commit() ? kDone : report_failure(*output, console);
}

int write_stats(const StatsFile& stats, const std::string& path, const Console& console) {
  auto output = OutputFile::create(path);
  if (!output) return fail(console, output.errors().front());
  return output->write(to_json(stats)) && output->commit() ? kDone : report_failure(*output, console);
}

int run_merge(const CommandLine& line, Console& console) {
  if (line.arguments.empty()) {
    console.error(usage_error("there is nothing to merge", "name the folders of all shards: quern merge part1 part2 -o records.ndjson"));
    return kUsage;
  }
  const auto plan = plan_merge(line.arguments);
  if (!plan) return fail(console, plan.errors().front());
  const std::string output = line.value("output", ""), rejects = line.value("rejects", ""), stats = line.value("stats", "");
  if (const int code = write_files(plan->records, output.empty() ? OutputFile::standard_output() : OutputFile::create(output), console))
    return code;
  if (!rejects.empty())
    if (const int code = write_files(plan->rejects, OutputFile::create(rejects), console)) return code;
  if (!stats.empty())
    if (const int code = write_stats(plan->stats, stats, console)) return code;
  if (plan->input_failed) console.notice("some input could not be read when the shards ran");
  return plan->input_failed ? kInputFailed : kDone;
}

}  // namespace

const Command kMergeCommand{
    "merge",
    "put together what quern run wrote to several folders",
    "quern merge [OPTION...] FOLDER...",
    "Gives the records of a run that was spread over folders, in the order of the documents: the\n"
    "same bytes as of a run in one. All shards must be there and complete, and each file as it was\n"
    "written; else it says what is missing, and writes nothing.",
    kOptions,
    "quern merge part1 part2 part3 -o records.ndjson --rejects rejects.ndjson\nquern merge records | duckdb ...",
    run_merge,
};

}  // namespace quern::cli

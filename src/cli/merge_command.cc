#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/print.h"
#include "cli/twin_files.h"
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

// The files that are asked for. Each gets its name when all of them are complete.
class Merger {
 public:
  Merger(const Console& console, const Interrupt& interrupt) : console_(console), interrupt_(interrupt) {}

  // 0, or the exit code of what failed or of the signal that came.
  int add(const std::vector<MergePlan::File>& files, Result<OutputFile> output) {
    if (!output) return fail(console_, output.errors().front());
    const auto error = copy_files(files, [&](std::string_view bytes) { return interrupt_.signal() == 0 && output->write(bytes); });
    if (error) return fail(console_, *error);
    if (interrupt_.signal() != 0) return kSignalled + interrupt_.signal();
    outputs_.push_back(std::move(*output));
    return kDone;
  }
  int add(const StatsFile& stats, Result<OutputFile> output) {
    if (!output) return fail(console_, output.errors().front());
    output->write(to_json(stats));
    outputs_.push_back(std::move(*output));
    return kDone;
  }
  int commit() {
    for (OutputFile& output : outputs_)
      if (!output.commit()) return report_failure(output, console_);
    return kDone;
  }

 private:
  const Console& console_;
  const Interrupt& interrupt_;
  std::vector<OutputFile> outputs_;
};

int run_merge(const CommandLine& line, Console& console) {
  if (line.arguments.empty())
    return fail(console,
                {usage_error("there is nothing to merge", "name the folders of all shards: quern merge part1 part2 -o records.ndjson")},
                kUsage);
  const std::string output = line.value("output", ""), rejects = line.value("rejects", ""), stats = line.value("stats", "");
  const std::array<NamedFile, 3> outputs{{{"--output", output}, {"--rejects", rejects}, {"--stats", stats}}};
  if (const auto error = find_twin_files(outputs)) return fail(console, {*error}, kUsage);
  const auto plan = plan_merge(line.arguments);
  if (!plan) return fail(console, plan.errors().front());
  const Interrupt interrupt;
  Merger merger(console, interrupt);
  int code = merger.add(plan->records, output.empty() ? OutputFile::standard_output() : OutputFile::create(output));
  if (code == kDone && !rejects.empty()) code = merger.add(plan->rejects, OutputFile::create(rejects));
  if (code == kDone && !stats.empty()) code = merger.add(plan->stats, OutputFile::create(stats));
  if (code == kDone) code = merger.commit();
  if (code > kSignalled && !(output.empty() && rejects.empty() && stats.empty())) console.error("interrupted: no file was written");
  if (code != kDone) return code;
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
    "written; else it says what is amiss, and no file appears.",
    kOptions,
    "quern merge part1 part2 part3 -o records.ndjson --rejects rejects.ndjson\nquern merge records | duckdb ...",
    run_merge,
};

}  // namespace quern::cli

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/parse_options.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/quantity.h"
#include "cli/resources.h"
#include "cli/shared_options.h"
#include "quern/grammar.h"
#include "run/batch_run.h"

namespace quern::cli {
namespace {

constexpr uint64_t kLeastSegment = uint64_t{1} << 20;

// Those of quern parse that say what is read and what is written, and its own.
std::vector<Option> run_options() {
  std::vector<Option> options{
      {"out", 0, "FOLDER", "Where the run writes: a new folder, or one to be taken up again."},
      {"resume", 0, nullptr, "Take up the run in the folder where it was interrupted; start it if\nthere is none."},
      {"shard", 0, "I/N", "Do the I-th of N parts: on each machine another. Default: 1/1."},
      {"segment-size", 0, "SIZE",
       "So much of the input is finished at a time, and done again at most\nafter an interruption. Default: 64M."},
  };
  constexpr auto kOnlyOfParse = std::to_array<std::string_view>({"output", "rejects", "stats", "pretty"});
  for (const Option& option : parse_option_table())
    if (std::find(kOnlyOfParse.begin(), kOnlyOfParse.end(), option.name) == kOnlyOfParse.end()) options.push_back(option);
  return options;
}

const std::vector<Option> kOptions = run_options();

Result<Shard> read_shard(const CommandLine& line) {
  const std::string text = line.value("shard", "1/1");
  const size_t slash = text.find('/');
  const auto count = slash == std::string::npos ? std::nullopt : parse_count(text.substr(slash + 1), std::numeric_limits<uint32_t>::max());
  const auto number = count ? parse_count(text.substr(0, slash), *count) : std::nullopt;
  if (number) return Shard{static_cast<uint32_t>(*number), static_cast<uint32_t>(*count)};
  return usage_error("--shard does not take `" + text + "`", "it takes which part of how many: --shard 3/8");
}

Result<uint64_t> read_segment_size(const CommandLine& line) {
  const std::string text = line.value("segment-size", "64M");
  const auto size = parse_size(text);
  if (size && *size >= kLeastSegment) return *size;
  return usage_error("--segment-size does not take `" + text + "`", "it takes a number of bytes with or without K, M or G, from 1M");
}

std::optional<Error> find_slip(const CommandLine& line, const ParseOptions& options) {
  if (line.value("out", "").empty()) return usage_error("there is no folder to write into", "name it: quern run dump.jsonl --out records/");
  if (options.inputs.empty() && options.files_from.empty())
    return usage_error("there is nothing to read", "name files: quern run dump.jsonl --out records/");
  return std::nullopt;
}

struct Listing {
  std::vector<RunInput> files;
  Errors errors;  // folders and lists that cannot be read
};

// Folders and lists give way to the files in them: what a run does depends on the names and sizes of files.
Listing list_files(const ParseOptions& options) {
  Listing listing;
  InputList list({options.inputs, options.files_from, options.include});
  while (const auto file = list.next()) {
    if (*file) {
      listing.files.push_back(run_input(**file));
    } else {
      listing.errors.insert(listing.errors.end(), file->errors().begin(), file->errors().end());
    }
  }
  return listing;
}

// What the run writes would be an input when it is taken up again.
bool lies_within(const std::string& path, const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path inner = fs::weakly_canonical(fs::absolute(path, error), error),
                 outer = fs::weakly_canonical(fs::absolute(folder, error), error);
  return fs::is_directory(outer, error) && std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

std::optional<Error> find_slip(const std::vector<std::string>& named, const Listing& listing, const std::string& out) {
  for (const std::string& path : named)
    if (lies_within(out, path))
      return usage_error("the folder to write into lies in a folder that is read, " + path, "write to a folder outside of it");
  if (std::any_of(listing.files.begin(), listing.files.end(), [](const RunInput& file) { return file.path == "-"; }))
    return usage_error("quern run does not read standard input", "it may have to read its inputs again: name files, or take quern parse");
  return std::nullopt;
}

struct RunCommandOptions {
  ParseOptions parse;
  Listing listing;
  Shard shard;
  uint64_t segment_bytes = 0;
};

Result<RunCommandOptions> read_options(const CommandLine& line) {
  auto parse = read_parse_options(line);
  if (!parse) return parse.errors();
  const auto shard = read_shard(line);
  if (!shard) return shard.errors();
  const auto segment_bytes = read_segment_size(line);
  if (!segment_bytes) return segment_bytes.errors();
  if (auto slip = find_slip(line, *parse)) return *slip;
  parse->settings.keep_rejects = true;  // each unit has its own
  Listing listing = list_files(*parse);
  if (auto slip = find_slip(parse->inputs, listing, line.value("out", ""))) return *slip;
  return RunCommandOptions{std::move(*parse), std::move(listing), *shard, *segment_bytes};
}

int fail(const Console& console, const Errors& errors) {
  console.error(errors);
  const std::string& code = errors.front().code;
  return code == "output_failed" ? kOutputFailed : code == "input_changed" ? kInputFailed : kUsage;
}

int judge(const BatchRun& run, const RunCommandOptions& of, const Console& console) {
  const ParseOptions& options = of.parse;
  const RunStats stats = run.stats();
  console.detail(show_count(stats.documents, "document") + ": " + show_count(stats.records, "record") + ", " +
                 show_count(stats.rejected, "reject"));
  if (run.documents_in() != run.documents_out() || run.faulty() > 0) {
    console.error("a fault of quern itself: " + show_count(run.documents_in(), "document") + " came in, " +
                  show_count(run.documents_out(), "document") + " went out, " + show_count(run.faulty(), "record") +
                  " broke the schema; please report it");
    return kBug;
  }
  const bool over = tell_if_over(options.max_rejects, stats.rejected, stats.documents, "document", console);
  if (run.input_failed()) console.error("some input could not be read when this was run; all others are done; --resume tries it again");
  return run.input_failed() || !of.listing.errors.empty() ? kInputFailed : over ? kFindings : kDone;
}

int run_run(const CommandLine& line, Console& console) {
  set_verbosity(line, console);
  const auto read = read_options(line);
  if (!read) return fail(console, read.errors());
  const Listing& listing = read->listing;
  console.error(listing.errors);
  if (listing.files.empty()) return kInputFailed;
  const ParseOptions& options = read->parse;
  const auto grammar = Grammar::load(options.grammar);
  if (!grammar) return fail(console, grammar.errors());
  Manifest manifest{settings_of(options, *grammar), read->shard};
  manifest.settings.set("segment_bytes", static_cast<int64_t>(read->segment_bytes));
  Value::Array inputs;
  uint64_t bytes = 0;
  for (const RunInput& file : listing.files) {
    inputs.emplace_back(file.path);
    bytes += file.bytes;
  }
  manifest.settings.set("inputs", std::move(inputs));

  const Interrupt interrupt;
  Progress progress(console, bytes);
  RunListener listener;
  listener.input_failed = [&](const Errors& errors) { console.error(errors); };
  listener.note = [&](const DocumentNote& note) { tell(note, console); };
  listener.progress = [&](uint64_t documents, uint64_t fed, uint64_t rejected) { progress.update(documents, fed, rejected); };
  listener.stopped = [&] { return interrupt.signal() != 0; };
  listener.wake_fd = interrupt.wake_fd();
  const auto start = std::chrono::steady_clock::now();
  listener.resources = [start](RunFacts& facts) {
    facts.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    add_resources(facts);
  };
  auto run =
      BatchRun::open({line.value("out", ""), line.has("resume"), read->segment_bytes, options.threads, options.input, options.settings},
                     *grammar, manifest, std::move(listener));
  if (!run) return fail(console, run.errors());
  const auto error = (*run)->run(listing.files);
  progress.clear();
  if (error) return fail(console, {*error});
  if (interrupt.signal() != 0) {
    console.notice("interrupted; quern run with the same options and --resume goes on from here");
    return kSignalled + interrupt.signal();
  }
  return judge(**run, *read, console);
}

}  // namespace

const Command kRunCommand{
    "run",
    "the same in batch: to a folder, resumable, spread over machines",
    "quern run [OPTION...] INPUT... --out FOLDER",
    "Parses as quern parse does, and writes the records to a folder, a file for each stretch of the\n"
    "input, which appears when it is complete. A journal says what is done: a run that was ended at\n"
    "any moment, by anything, goes on with --resume and gives the same bytes. The folder holds\n"
    "records-*.ndjson, rejects-*.ndjson, stats.json, run.json and journal.ndjson.",
    kOptions,
    "quern run dump.jsonl --out records\n"
    "quern run dump.jsonl --out records --resume          go on after an interruption\n"
    "quern run dump*.jsonl --out part3 --shard 3/8        one of eight machines\n"
    "quern merge part1 part2 ... part8 -o records.ndjson",
    run_run,
};

}  // namespace quern::cli

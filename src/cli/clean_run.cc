#include "cli/clean_run.h"

#include "cli/exit_code.h"
#include "cli/print.h"
#include "cli/shared_options.h"
#include "input/byte_source.h"

namespace quern::cli {

CleanRun::CleanRun(const CleanRunOptions& options, OutputFile& output, const Console& console)
    : options_(options),
      output_(output),
      console_(console),
      jobs_(
          options.threads, [this](Job& job, size_t thread) { cleaners_[thread].clean(job.chunk, job.json_lines, *job.file, job.out); },
          [this](Job& job) { take(job); }) {
  for (size_t i = 0; i < options.threads; ++i) cleaners_.emplace_back(options.settings);
}

void CleanRun::read_inputs(const std::vector<std::string>& inputs) {
  for (const std::string& path : inputs)
    if (!is_stopped()) read_input(path);
  jobs_.drain();
}

void CleanRun::read_input(const std::string& path) {
  auto source = ByteSource::open(path, interrupt_.wake_fd());
  const bool json_lines = is_json_lines(options_.from, path);
  const auto fail = [&](const Errors& errors) {
    jobs_.drain();  // messages come in the order of the inputs
    if (is_stopped()) return;
    console_.error(errors);
    input_failed_ = true;
  };
  if (!source) return fail(source.errors());
  ChunkReader reader(*source, {json_lines, options_.charset, options_.line_limit});
  while (!is_stopped()) {
    // Whoever feeds a pipe by and by may wait for what became of it.
    if (reader.may_wait()) {
      jobs_.drain();
      output_.flush();
    }
    Job& job = jobs_.next();
    const auto more = reader.next(job.chunk);
    if (!more) return fail(more.errors());
    if (!*more) return;
    job.json_lines = json_lines;
    job.file = &path;
    bytes_ += job.chunk.size;
    jobs_.submit();
  }
}

void CleanRun::take(Job& job) {
  job.out.for_each([this](std::string_view piece) { output_.write(piece); });
  documents_ += job.out.documents;
  rejected_ += job.out.rejected;
  changed_ |= job.out.changed;
  for (const CleanTrouble& trouble : job.out.troubles) say(trouble, *job.file);
}

void CleanRun::say(const CleanTrouble& trouble, const std::string& file) {
  const std::string place = file + ":" + std::to_string(trouble.line) + ": ";
  if (trouble.code == "not_text") {
    input_failed_ = true;
    console_.error(place + "error[not_text]: " + trouble.reason);
  } else if (trouble.code == "undecodable_bytes") {
    console_.notice(place + "flag[undecodable_bytes]: " + trouble.reason);
  } else {
    console_.notice(place + "reject[" + trouble.code + "]: " + trouble.reason);
  }
}

// An interrupted run leaves no file behind that looks complete; what went to standard output stays.
int CleanRun::finish() {
  const int signal = interrupt_.signal();
  if (signal != 0 && !options_.output.empty()) {
    console_.error("interrupted: " + options_.output + " was not written");
    return kSignalled + signal;
  }
  if (!output_.commit()) return report_failure(output_, console_);
  if (signal != 0) return kSignalled + signal;
  say_summary();
  return judge();
}

int CleanRun::judge() const {
  const bool over = tell_if_over(options_.max_rejects, rejected_, documents_, "line", console_);
  if (input_failed_) return kInputFailed;
  return over || (options_.check && changed_) ? kFindings : kDone;
}

void CleanRun::say_summary() const {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  const std::string lines = documents_ == 0 ? "" : show_count(documents_, "line") + ", " + show_count(rejected_, "reject") + "; ";
  console_.detail(lines + show_size(bytes_) + (changed_ ? ", some changed" : ", none changed") + ", in " + show_speed(bytes_, seconds));
}

}  // namespace quern::cli

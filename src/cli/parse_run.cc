#include "cli/parse_run.h"

#include <string>

#include "cli/exit_code.h"
#include "cli/print.h"
#include "cli/resources.h"
#include "cli/shared_options.h"

namespace quern::cli {

ParseRun::ParseRun(const ParseOptions& options, const Grammar& grammar, OutputFile& output, OutputFile* rejects, const Console& console)
    : options_(options),
      output_(output),
      rejects_(rejects),
      console_(console),
      progress_(console, options.files_from.empty() ? size_of_all(options.inputs) : 0),
      reader_(
          InputListOptions{options.inputs, options.files_from, options.include, interrupt_.wake_fd()}, options.input,
          [this](const Errors& errors) {
            parser_.drain();  // messages come in the order of the inputs
            console_.error(errors);
          },
          interrupt_.wake_fd(), [this] { return is_stopped(); }),
      parser_(grammar, options.settings, options.threads, [this](const Batch&, const BatchResult& result) { take(result); }),
      stats_{facts_of(grammar), {}} {}

void ParseRun::read_inputs() {
  // Whoever feeds a pipe by and by may wait for what became of it.
  parser_.run(reader_, [this] { output_.flush(); });
}

void ParseRun::take(const BatchResult& result) {
  output_.write(result.records);
  if (rejects_ != nullptr) rejects_->write(result.rejects);
  written_ += result.written;
  rejected_ += result.rejected;
  faulty_ += result.faulty;
  for (const BatchResult::Part& part : result.parts) stats_.stats.add(part.stats);
  for (const DocumentNote& note : result.notes) tell(note, console_);
  progress_.update(written_ + rejected_, reader_.bytes(), rejected_);
}

bool ParseRun::is_stopped() const { return interrupt_.signal() != 0 || output_.failed() || (rejects_ != nullptr && rejects_->failed()); }

int ParseRun::finish() {
  progress_.clear();
  const int outputs = finish_outputs();
  say_summary();
  const int verdict = judge();
  if (verdict == kBug || outputs == kDone) return verdict;
  return outputs;
}

// An interrupted run leaves no file behind that looks complete; what went to standard output stays, and its rejects with it.
int ParseRun::finish_outputs() {
  const int signal = interrupt_.signal();
  if (signal != 0 && !options_.output.empty()) {
    console_.error("interrupted: " + options_.output + " was not written");
    return kSignalled + signal;
  }
  if (!output_.commit()) return report_failure(output_, console_);
  if (rejects_ != nullptr && !rejects_->commit()) return report_failure(*rejects_, console_);
  if (!options_.stats.empty() && !write_stats()) return kOutputFailed;
  return signal == 0 ? kDone : kSignalled + signal;
}

bool ParseRun::write_stats() {
  stats_.facts.input_bytes = reader_.bytes();
  stats_.stats.passed_over = reader_.passed_over();
  stats_.facts.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  add_resources(stats_.facts);
  const auto error = OutputFile::write_whole(options_.stats, to_json(stats_));
  if (error) console_.error(*error);
  return !error;
}

int ParseRun::judge() const {
  const uint64_t accounted = written_ + rejected_;
  if (reader_.documents() != accounted) {
    console_.error("a fault of quern itself: " + show_count(reader_.documents(), "document") + " came in, but " + std::to_string(written_) +
                   " records and " + std::to_string(rejected_) + " rejects went out; please report it");
    return kBug;
  }
  if (faulty_ > 0) {
    console_.error("a fault of quern itself: " + show_count(faulty_, "record") + " broke the schema; please report it");
    return kBug;
  }
  const bool over = tell_if_over(options_.max_rejects, rejected_, reader_.documents(), "document", console_);
  if (!over && rejected_ > 0 && rejects_ == nullptr)
    console_.notice("rejected: " + std::to_string(rejected_) + " of " + show_count(reader_.documents(), "document") +
                    "; --rejects FILE keeps them, quern codes explains the reasons");
  return reader_.failed() ? kInputFailed : over ? kFindings : kDone;
}

void ParseRun::say_summary() const {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  console_.detail(show_count(reader_.documents(), "document") + ": " + show_count(written_, "record") + ", " +
                  show_count(rejected_, "reject") + "; " + show_size(reader_.bytes()) + " in " + show_speed(reader_.bytes(), seconds));
}

}  // namespace quern::cli

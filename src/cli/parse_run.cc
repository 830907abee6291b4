#include "cli/parse_run.h"

#include <array>
#include <cstdio>
#include <span>
#include <utility>
#include <variant>

#include "cli/exit_code.h"
#include "cli/print.h"
#include "input/json_lines.h"

namespace quern::cli {
namespace {

constexpr size_t kChunk = size_t{256} << 10;

ParserOptions for_json(ParserOptions options) {
  options.text.charset = "utf-8";
  return options;
}

// Parses the text of each line that has one; what is refused goes on as it is.
struct JsonLineTaker {
  Parser& parser;
  Sink& sink;

  void operator()(JsonDocument&& document) const {
    parser.feed(document.text);
    std::visit([this](auto&& outcome) { sink.take(std::forward<decltype(outcome)>(outcome)); },
               parser.finish(std::move(document.source), document.id));
  }
  void operator()(Reject&& reject) const { sink.take(std::move(reject)); }
};

}  // namespace

ParseRun::ParseRun(const ParseOptions& options, const Grammar& grammar, OutputFile& output, OutputFile* rejects, const Console& console)
    : options_(options),
      output_(output),
      rejects_(rejects),
      console_(console),
      text_parser_(grammar, options.parser),
      json_parser_(grammar, for_json(options.parser)),
      writer_(grammar, options.emit, output, rejects, console),
      chunk_(kChunk) {}

std::optional<Error> ParseRun::check_split() {
  const auto stream = DocumentStream::open(text_parser_, writer_, options_.split.value_or(SplitOptions{}));
  return stream ? std::nullopt : std::optional(stream.errors().front());
}

void ParseRun::read_inputs(const std::vector<std::string>& inputs) {
  for (const std::string& path : inputs) {
    if (is_stopped()) return;
    read_input(path);
  }
}

void ParseRun::read_input(const std::string& path) {
  auto source = ByteSource::open(path, interrupt_.wake_fd());
  if (!source) {
    if (is_stopped()) return;
    console_.error(source.errors());
    input_failed_ = true;
    return;
  }
  const bool json = is_json_lines(options_.from, path);
  const Reading reading = json ? read_json_lines(*source, path) : read_text(*source, path);
  if (reading == Reading::kFailed) input_failed_ = true;
}

ParseRun::Reading ParseRun::read_text(ByteSource& source, const std::string& path) {
  auto stream = DocumentStream::open(text_parser_, writer_, split_of(path), path);
  const Reading reading = pump(source, [&](std::span<const std::byte> bytes) { stream->feed(bytes); });
  if (reading == Reading::kEnded) stream->finish();
  if (reading == Reading::kFailed) text_parser_.finish();  // half a document is none
  documents_ += stream->documents();
  return reading;
}

ParseRun::Reading ParseRun::read_json_lines(ByteSource& source, const std::string& path) {
  JsonLines lines({options_.text_field, options_.id_field, options_.parser.document_limit, path}, [this](JsonLines::Item&& item) {
    std::visit(JsonLineTaker{json_parser_, writer_}, std::move(item));
  });
  const Reading reading = pump(source, [&](std::span<const std::byte> bytes) {
    lines.feed({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  });
  if (reading == Reading::kEnded) lines.finish();
  documents_ += lines.documents();
  return reading;
}

template <typename Feed>
ParseRun::Reading ParseRun::pump(ByteSource& source, Feed feed) {
  for (;;) {
    const auto size = source.read(chunk_);
    if (is_stopped()) return Reading::kStopped;
    if (!size) {
      console_.error(size.errors());
      return Reading::kFailed;
    }
    if (*size == 0) return Reading::kEnded;
    bytes_ += *size;
    feed(std::span<const std::byte>(chunk_).first(*size));
    // Whoever feeds a pipe by and by may wait for what became of it.
    if (!source.is_file()) output_.flush();
  }
}

bool ParseRun::is_stopped() const { return interrupt_.signal() != 0 || output_.failed() || (rejects_ != nullptr && rejects_->failed()); }

SplitOptions ParseRun::split_of(const std::string& path) const {
  const auto otherwise = path == "-" ? SplitOptions::Mode::kFormFeed : SplitOptions::Mode::kNone;
  return options_.split.value_or(SplitOptions{otherwise, ""});
}

int ParseRun::finish() {
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
  return signal == 0 ? kDone : kSignalled + signal;
}

int ParseRun::judge() const {
  const uint64_t accounted = writer_.written() + writer_.rejected();
  if (documents_ != accounted) {
    console_.error("a fault of quern itself: " + show_count(documents_, "document") + " came in, but " + std::to_string(writer_.written()) +
                   " records and " + std::to_string(writer_.rejected()) + " rejects went out; please report it");
    return kBug;
  }
  if (writer_.faulty() > 0) {
    console_.error("a fault of quern itself: " + show_count(writer_.faulty(), "record") + " broke the schema; please report it");
    return kBug;
  }
  const bool over = options_.max_rejects && options_.max_rejects->exceeded_by(writer_.rejected(), documents_);
  const std::string rejected = "rejected: " + std::to_string(writer_.rejected()) + " of " + show_count(documents_, "document");
  if (over) {
    console_.error(rejected + ", more than --max-rejects allows");
  } else if (writer_.rejected() > 0 && rejects_ == nullptr) {
    console_.notice(rejected + "; --rejects FILE keeps them, quern codes explains the reasons");
  }
  return input_failed_ ? kInputFailed : over ? kFindings : kDone;
}

void ParseRun::say_summary() const {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  std::array<char, 64> speed{};
  std::snprintf(speed.data(), speed.size(), "%.2f s, %.1f MB/s", seconds, seconds > 0 ? static_cast<double>(bytes_) / 1e6 / seconds : 0.0);
  console_.detail(show_count(documents_, "document") + ": " + show_count(writer_.written(), "record") + ", " +
                  show_count(writer_.rejected(), "reject") + "; " + show_size(bytes_) + " in " + speed.data());
}

}  // namespace quern::cli

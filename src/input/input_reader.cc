#include "input/input_reader.h"

#include <algorithm>
#include <utility>

#include "input/json_line_cutter.h"
#include "input/text_cutter.h"

namespace quern {
namespace {

constexpr size_t kPiece = size_t{256} << 10;

// In capitals too.
bool has_ending(std::string_view path, std::string_view ending) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return path.size() >= ending.size() && std::ranges::equal(path.substr(path.size() - ending.size()), ending, {}, lower);
}

}  // namespace

bool is_json_lines(InputFormat format, const std::string& path) {
  return format == InputFormat::kJsonLines || (format == InputFormat::kAuto && (has_ending(path, ".jsonl") || has_ending(path, ".ndjson")));
}

InputReader::InputReader(std::vector<std::string> paths, InputOptions options, Report report, int wake_fd, std::function<bool()> stopped)
    : paths_(std::move(paths)),
      options_(std::move(options)),
      report_(std::move(report)),
      wake_fd_(wake_fd),
      stopped_(std::move(stopped)),
      piece_(kPiece) {}
InputReader::~InputReader() = default;

std::optional<Error> InputReader::check() const {
  const auto separator = compile_separator(options_.split.value_or(SplitOptions{}));
  return separator ? std::nullopt : std::optional(separator.errors().front());
}

bool InputReader::may_wait() const { return source_ && !source_->is_file() && !source_->is_ready(); }

bool InputReader::fill(Batch& batch) {
  batch_ = &batch;
  while (!batch.full() && !is_stopped()) {
    if (!cutter_ && !open_next()) break;
    if (!batch.empty() && may_wait()) break;
    read_piece();
  }
  return !batch.empty();
}

bool InputReader::open_next() {
  while (next_ < paths_.size()) {
    const std::string& path = paths_[next_++];
    auto source = ByteSource::open(path, wake_fd_);
    if (source) {
      source_.emplace(std::move(*source));
      position_ = bytes_;
      cutter_ = make_cutter(path);
      return true;
    }
    if (is_stopped()) return false;
    failed_ = true;
    report_(source.errors());
  }
  return false;
}

void InputReader::read_piece() {
  const auto size = source_->read(piece_);
  if (is_stopped()) return;
  if (size && *size > 0) {
    bytes_ += *size;
    return cutter_->feed({reinterpret_cast<const char*>(piece_.data()), *size});
  }
  if (size) {
    cutter_->finish();
  } else {  // half a document is none
    failed_ = true;
    report_(size.errors());
  }
  cutter_.reset();
  source_.reset();
}

std::unique_ptr<Cutter> InputReader::make_cutter(const std::string& path) {
  StreamInfo stream{.uri = path, .charset = options_.charset, .document_limit = options_.document_limit};
  TakeDocument take = [this](RawDocument&& document, std::string_view bytes) {
    document.input = static_cast<uint32_t>(next_ - 1);
    document.position = position_ + document.source.offset;
    if (options_.wanted && !options_.wanted(document.position)) return;
    ++documents_;
    batch_->add(std::move(document), bytes);
  };
  if (is_json_lines(options_.format, path)) return std::make_unique<JsonLineCutter>(std::move(stream), std::move(take));
  const SplitOptions otherwise{path == "-" ? SplitOptions::Mode::kFormFeed : SplitOptions::Mode::kNone, ""};
  const SplitOptions split = options_.split.value_or(otherwise);
  auto separator = compile_separator(split);
  return std::make_unique<TextCutter>(std::move(stream), split.mode, separator ? std::move(*separator) : std::nullopt, std::move(take));
}

}  // namespace quern

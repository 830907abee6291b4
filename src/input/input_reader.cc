#include "input/input_reader.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "input/open_cutter.h"
#include "input/refusing_cutter.h"
#include "input/text_cutter.h"

namespace quern {
namespace {

constexpr size_t kPiece = size_t{64} << 10;
constexpr size_t kSlice = size_t{4} << 10;  // cut at a time: hundreds of documents may stand in so few bytes

}  // namespace

bool is_json_lines(InputFormat format, const std::string& path) {
  const bool named_so = ends_ignoring_case(path, ".jsonl") || ends_ignoring_case(path, ".ndjson");
  return format == InputFormat::kJsonLines || (format == InputFormat::kAuto && named_so);
}

InputReader::InputReader(InputList inputs, InputOptions options, Report report, int wake_fd, std::function<bool()> stopped)
    : inputs_(std::move(inputs)),
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

bool InputReader::may_wait() const {
  if (stream_ == nullptr && layers_.empty()) return inputs_.may_wait();
  return pending_.empty() && !ended_ && source_ && !source_->is_file() && !source_->is_ready();
}

bool InputReader::fill(Batch& batch) {
  batch_ = &batch;
  while (!batch.full() && !is_stopped()) {
    if (!batch.empty() && may_wait()) break;
    if (stream_ == nullptr && !open_next()) break;
    if (stream_ == nullptr) continue;
    if (pending_.empty() && !ended_) {
      read_piece();
    } else {
      cut_slice();
    }
  }
  return !batch.empty();
}

// The next member of what is being read, or the next input. False: there is none. A member that is refused is none to be read.
bool InputReader::open_next() {
  if (layers_.empty()) return open_input();
  Layer& layer = *layers_.back();
  const auto member = layer.reader.next();
  if (is_stopped()) return false;
  if (member && *member) {
    open_member(layer, **member);
    return true;
  }
  if (!member && !layer.is_archive && !layer.began) {
    layer.began = true;
    begin_stream(layer.reader, layer.uri, layer.name);
    break_off(member.errors());
    return true;
  }
  if (!member) fail(member.errors());
  layers_.pop_back();
  if (layers_.empty()) close_input();
  return true;
}

bool InputReader::open_input() {
  while (const auto path = inputs_.next()) {
    if (is_stopped()) return false;
    ++input_;
    auto source = *path ? ByteSource::open(**path, wake_fd_) : Result<ByteSource>((*path).errors());
    if (source) {
      source_.emplace(std::move(*source));
      begin_stream(*source_, **path, **path);
      return true;
    }
    if (is_stopped()) return false;
    fail(source.errors());
  }
  return false;
}

void InputReader::open_member(Layer& layer, const ArchiveReader::Member& member) {
  layer.began = true;
  begin_stream(layer.reader, layer.is_archive ? layer.uri + "!/" + member.name : layer.uri, layer.is_archive ? member.name : layer.name);
  if (!member.encrypted) return;
  refuse("archive_encrypted", "the member is encrypted: unpack the archive with its password, and name the files");
  cutter_->finish();
  close_stream();
}

void InputReader::begin_stream(ByteStream& stream, std::string uri, std::string name) {
  stream_ = &stream;
  uri_ = std::move(uri);
  name_ = std::move(name);
  head_.clear();
  pending_ = {};
  unpacked_ = ended_ = false;
  why_broken_.reset();
  size_ = 0;
}

void InputReader::read_piece() {
  const auto size = stream_->read(piece_);
  if (is_stopped()) return;
  if (!size) return break_off(size.errors());
  if (*size == 0) return end_stream();
  size_ += *size;
  take_piece({reinterpret_cast<const char*>(piece_.data()), *size});
}

void InputReader::take_piece(std::string_view bytes) {
  if (cutter_) {
    pending_ = bytes;
  } else {
    head_ += bytes;
    look(false);
  }
}

// Some of what was read, or the end behind it: the batch may be full with less than a piece.
void InputReader::cut_slice() {
  if (pending_.empty()) return finish_stream();
  const std::string_view slice = pending_.substr(0, kSlice);
  pending_.remove_prefix(slice.size());
  cutter_->feed(slice);
  check_cutter();
}

// Whether the head shows by now what the stream is.
void InputReader::look(bool complete) {
  if (!unpacked_) {
    const auto container = container_of(head_, complete);
    if (!container) return;
    if (*container != Container::kNone) return open_container(*container);
    unpacked_ = true;
  }
  start_cutter(complete);
}

void InputReader::open_container(Container container) {
  const bool readable = is_compression(container) || is_archive(container);
  if (readable && layers_.size() < kDeepest) {
    auto packed = std::make_unique<RewoundStream>(std::move(head_), stream_);
    ArchiveReader::Options options{uri_, [this] { return source_->bytes_read(); }, [this](std::string_view kind) { pass_over(kind); }};
    layers_.push_back(std::make_unique<Layer>(
        Layer{ArchiveReader(container, std::move(packed), std::move(options)), uri_, name_, is_archive(container)}));
    stream_ = nullptr;
    return;
  }
  if (readable) {
    refuse("archive_too_deep", "it is packed, and lies in " + std::to_string(kDeepest) + " others: unpack the outer ones");
  } else if (container == Container::kOffice) {
    refuse("not_text", "a document of an office program, or an electronic book: convert it to HTML or text first");
  } else {
    refuse("not_text", "a 7z or RAR archive cannot be read as a stream: unpack it, and name the files");
  }
  cutter_->feed(std::exchange(head_, {}));
}

void InputReader::start_cutter(bool complete) {
  InputFormat format = options_.format;
  if (format == InputFormat::kAuto) {
    const auto found = recognize(head_, complete, name_, options_.text_field);
    if (!found) return;
    format = *found;
  }
  if (format != InputFormat::kText && format != InputFormat::kHtml) {
    if (head_.size() < 2 && !complete) return;
    if (head_.starts_with("\xFF\xFE") || head_.starts_with("\xFE\xFF")) return give_up_utf16();
  }
  cutter_ = open_cutter(format, stream_info(), options_, taker(format), [this](std::string_view kind) { pass_over(kind); });
  pending_ = head_;
}

void InputReader::give_up_utf16() {
  fail({{"input_unreadable",
         {uri_},
         "it is in UTF-16, in which only text and HTML can be read",
         "turn it into UTF-8 first: iconv -f UTF-16 -t UTF-8"}});
  close_stream();
}

void InputReader::end_stream() {
  if (!cutter_) look(true);
  ended_ = stream_ != nullptr;  // else it is a small container
}

void InputReader::finish_stream() {
  if (why_broken_) {
    cutter_->break_off(*why_broken_);
  } else {
    cutter_->finish();
    check_cutter();
  }
  if (stream_ != nullptr) close_stream();
}

void InputReader::break_off(const Errors& errors) {
  fail(errors);
  if (!cutter_ && !head_.empty() && container_of(head_, true) == Container::kNone) start_cutter(true);
  if (stream_ == nullptr) return;  // it was given up
  if (!cutter_) {
    const bool is_member = !layers_.empty() && layers_.back()->is_archive;
    const std::string what = is_member ? "the archive breaks off before the member: " : "the input breaks off before the document: ";
    refuse("document_cut", what + errors.front().message);
    cutter_->feed(head_);
  }
  why_broken_ = errors.front().message;
  ended_ = true;
}

void InputReader::check_cutter() {
  const auto error = cutter_->failure();
  if (!error) return;
  fail({*error});
  close_stream();
}

void InputReader::close_stream() {
  cutter_.reset();
  stream_ = nullptr;
  pending_ = {};
  ended_ = false;
  position_ += size_ + 1;  // an empty stream has a place of its own, too
  size_ = 0;
  if (layers_.empty()) close_input();
}

void InputReader::close_input() {
  bytes_ += source_->bytes_read();
  source_.reset();
}

void InputReader::fail(const Errors& errors) {
  failed_ = true;
  report_(errors);
}

void InputReader::refuse(std::string code, std::string reason) {
  cutter_ = std::make_unique<RefusingCutter>(stream_info(), std::move(code), std::move(reason), taker(InputFormat::kAuto));
}

// Where the documents of rejects stood in their own inputs says nothing here; their cutter says where they stand now.
TakeDocument InputReader::taker(InputFormat format) {
  return [this, placed = format == InputFormat::kRejects](RawDocument&& document, std::string_view bytes) {
    if (!placed) document.position = document.source.offset;
    take(std::move(document), bytes);
  };
}

void InputReader::take(RawDocument&& document, std::string_view bytes) {
  document.input = input_ - 1;
  document.position += position_;
  if (options_.wanted && !options_.wanted(document.position)) return;
  ++documents_;
  batch_->add(std::move(document), bytes);
}

void InputReader::pass_over(std::string_view kind) {
  const auto found = passed_over_.find(kind);
  ++(found == passed_over_.end() ? passed_over_.emplace(kind, 0).first : found)->second;
}

StreamInfo InputReader::stream_info() const {
  return {.uri = uri_, .charset = options_.charset, .document_limit = options_.document_limit};
}

}  // namespace quern

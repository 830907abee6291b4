#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "pipeline/stream_splitter.h"
#include "quern/parser.h"

namespace quern {
namespace {

// White space before a document is held back up to so many bytes: most pieces that hold nothing else never reach the parser.
constexpr size_t kHeldBlank = 4096;

Result<std::optional<Pattern>> compile_separator(const SplitOptions& split) {
  if (split.mode != SplitOptions::Mode::kPattern) return std::optional<Pattern>();
  Result<Pattern> pattern = Pattern::compile(split.pattern);
  if (pattern) return std::optional<Pattern>(std::move(*pattern));
  Error error = pattern.errors().front();
  error.code = "bad_split_pattern";
  return error;
}

}  // namespace

struct DocumentStream::State final : StreamEvents {
  State(Parser& to, Sink& into, SplitOptions::Mode mode, std::optional<Pattern> pattern, std::string name)
      : parser(to), sink(into), uri(std::move(name)), splitter(mode, std::move(pattern), *this) {}

  void piece(std::string_view bytes, bool blank) override {
    position += bytes.size();
    has_text = has_text || !blank;
    if (!has_text && !fed && held.size() + bytes.size() <= kHeldBlank) {
      held += bytes;
      return;
    }
    feed_held();
    parser.feed(bytes);
    fed = true;
  }

  void separator(uint64_t bytes) override {
    end_document(false);
    position += bytes;
    offset = position;
  }

  void end_document(bool at_end) {
    if (has_text || (at_end && documents == 0)) {
      feed_held();
      Source source;
      source.uri = uri;
      source.document = documents++;
      source.offset = offset;
      std::visit([this](auto&& outcome) { sink.take(std::forward<decltype(outcome)>(outcome)); }, parser.finish(std::move(source)));
    } else if (fed) {
      parser.finish();  // more white space than is held back: no document either
    }
    held.clear();
    has_text = false;
    fed = false;
  }

  void feed_held() {
    if (!held.empty()) parser.feed(held);
    held.clear();
  }

  Parser& parser;
  Sink& sink;
  std::string uri;
  StreamSplitter splitter;

  uint64_t documents = 0;  // ended
  uint64_t position = 0;   // in the stream
  uint64_t offset = 0;     // of the current document
  std::string held;
  bool has_text = false;  // the current document has more than white space
  bool fed = false;       // the parser has some of it
};

Result<DocumentStream> DocumentStream::open(Parser& parser, Sink& sink, const SplitOptions& split, std::string uri) {
  auto pattern = compile_separator(split);
  if (!pattern) return pattern.errors();
  return DocumentStream(std::make_unique<State>(parser, sink, split.mode, std::move(*pattern), std::move(uri)));
}

DocumentStream::DocumentStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentStream::~DocumentStream() = default;
DocumentStream::DocumentStream(DocumentStream&&) noexcept = default;
DocumentStream& DocumentStream::operator=(DocumentStream&&) noexcept = default;

void DocumentStream::feed(std::span<const std::byte> bytes) {
  state_->splitter.feed({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

void DocumentStream::finish() {
  state_->splitter.finish();
  state_->end_document(true);
}

uint64_t DocumentStream::documents() const { return state_->documents; }

}  // namespace quern

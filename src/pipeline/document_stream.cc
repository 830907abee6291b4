#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "input/text_cutter.h"
#include "pipeline/document_parser.h"
#include "quern/parser.h"

namespace quern {

struct DocumentStream::State {
  State(Parser& parser, Sink& sink, StreamInfo stream, SplitOptions::Mode mode, std::optional<Pattern> separator)
      : cutter(std::move(stream), mode, std::move(separator), [&parser, &sink](RawDocument&& document, std::string_view bytes) {
          std::visit([&sink](auto&& outcome) { sink.take(std::forward<decltype(outcome)>(outcome)); },
                     document.form == RawDocument::Form::kRefused ? Outcome(reject_of(std::move(document), bytes))
                                                                  : parser.parse(bytes, std::move(document.source)));
        }) {}

  TextCutter cutter;
};

Result<DocumentStream> DocumentStream::open(Parser& parser, Sink& sink, const SplitOptions& split, std::string uri) {
  auto separator = compile_separator(split);
  if (!separator) return separator.errors();
  StreamInfo stream{.uri = std::move(uri), .document_limit = parser.document_limit()};
  return DocumentStream(std::make_unique<State>(parser, sink, std::move(stream), split.mode, std::move(*separator)));
}

DocumentStream::DocumentStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentStream::~DocumentStream() = default;
DocumentStream::DocumentStream(DocumentStream&&) noexcept = default;
DocumentStream& DocumentStream::operator=(DocumentStream&&) noexcept = default;

void DocumentStream::feed(std::span<const std::byte> bytes) {
  state_->cutter.feed({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

void DocumentStream::finish() { state_->cutter.finish(); }

uint64_t DocumentStream::documents() const { return state_->cutter.documents(); }

}  // namespace quern

// Documents in, records out.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "quern/export.h"
#include "quern/grammar.h"
#include "quern/record.h"
#include "quern/result.h"

namespace quern {

using Outcome = std::variant<Record, Reject>;

struct ParserOptions {
  size_t document_limit = size_t{16} << 20;  // bytes; a larger document is rejected as `document_too_large`
  // A document that takes longer is rejected as `document_timeout`; 0: no limit. With one, what is rejected depends on the machine.
  std::chrono::milliseconds document_timeout{0};
  TextOptions text = {};
};

// Turns one document at a time into a record; push the bytes in pieces of any size.
//
//   quern::Parser parser(*grammar);
//   while (size_t n = read(buffer)) parser.feed(std::span(buffer, n));
//   quern::Outcome outcome = parser.finish();
//
// Memory is bounded by the document limit. One thread at a time; make a parser for each thread.
class QUERN_EXPORT Parser {
 public:
  explicit Parser(Grammar grammar, ParserOptions options = {});
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  void feed(std::span<const std::byte> bytes);
  void feed(std::string_view bytes) { feed(std::as_bytes(std::span(bytes))); }
  // Ends the document that was fed and is ready for the next. `source` says where it came from; uri, document,
  // offset, media_type and charset (as declared, before that of the options) are taken from it, the rest is filled in. `id` names the
  // document, empty: made from its bytes.
  Outcome finish(Source source = {}, std::string_view id = {});
  // The same of a document that is at hand as a whole.
  Outcome parse(std::string_view document, Source source = {}, std::string_view id = {});

  // Why each line and field came out as it did, for a person to read. `line`: of the source, 0 for all. Fails with what `finish` would
  // reject the document for, and with `no_such_line`.
  Result<std::string> explain(std::string_view document, uint32_t line = 0);

  const Grammar& grammar() const;
  size_t document_limit() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Takes what becomes of each document, in order.
class QUERN_EXPORT Sink {
 public:
  virtual ~Sink() = default;
  virtual void take(Record&& record) = 0;
  virtual void take(Reject&& reject) = 0;
};

// Where one document ends and the next begins in a stream.
struct SplitOptions {
  enum class Mode {
    kNone,      // the stream is one document
    kFormFeed,  // a form feed ends a document
    kPattern,   // a line that `pattern` (RE2) matches as a whole ends a document and belongs to none
  };
  Mode mode = Mode::kNone;
  std::string pattern;
};

// Many documents in one stream of bytes.
//
//   auto stream = quern::DocumentStream::open(parser, sink, {.mode = quern::SplitOptions::Mode::kFormFeed});
//   stream->feed(bytes); ... stream->finish();
class QUERN_EXPORT DocumentStream {
 public:
  // Fails with `bad_split_pattern`.
  static Result<DocumentStream> open(Parser& parser, Sink& sink, const SplitOptions& split, std::string uri = "-");
  ~DocumentStream();
  DocumentStream(DocumentStream&&) noexcept;
  DocumentStream& operator=(DocumentStream&&) noexcept;

  void feed(std::span<const std::byte> bytes);
  void feed(std::string_view bytes) { feed(std::as_bytes(std::span(bytes))); }
  // Ends the stream. Pieces that hold only white space are no documents, but for a stream that has nothing else.
  void finish();
  // How many documents the stream had up to here.
  uint64_t documents() const;

 private:
  struct State;
  explicit DocumentStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace quern

// The whole way of one document, from bytes to record.
#include "quern/parser.h"

#include <algorithm>

#include "base/deadline.h"
#include "base/digest.h"
#include "pipeline/analysis.h"
#include "pipeline/explain.h"
#include "pipeline/read_document.h"
#include "record/record.h"

namespace quern {
namespace {

Reject reject(std::string code, std::string reason, Source source, std::string original) {
  return {std::move(code), std::move(source), std::move(reason), std::move(original)};
}

// A reject keeps the name that the document came with.
Outcome named(Outcome outcome, std::string_view id) {
  if (auto* refused = std::get_if<Reject>(&outcome)) refused->id = id;
  return outcome;
}

}  // namespace

struct Parser::State {
  Grammar grammar;
  ParserOptions options;
  std::string bytes;  // of the document that is being fed, up to the limit
  uint64_t fed = 0;   // all of its bytes

  Outcome parse(std::string_view document, Source source, std::string_view id) const {
    if (document.size() > options.document_limit) return too_large(document.size(), document, std::move(source));
    source.bytes = document.size();
    source.sha256 = sha256_hex(document);
    try {
      const Deadline deadline(options.document_timeout);
      return parse_in_time(document, source, id);
    } catch (const DeadlinePassed&) {
      std::string reason = "it took longer than " + std::to_string(options.document_timeout.count()) + " ms";
      return reject("document_timeout", std::move(reason), std::move(source), std::string(document));
    }
  }

  Outcome parse_in_time(std::string_view document, Source source, std::string_view id) const {
    TextOptions text_options = options.text;
    if (!source.charset.empty()) text_options.charset = source.charset;
    Result<ReadDocument> read = read_document(std::as_bytes(std::span(document)), source, text_options, grammar.compiled().structured);
    if (!read) return reject(read.errors()[0].code, read.errors()[0].message, std::move(source), std::string(document));
    Analysis found = analyse(*read, grammar.compiled());
    std::optional<std::string> language = found.languages.empty() ? std::nullopt : std::optional(found.languages[0]);
    return build_record(std::move(read->text), std::move(source), id, std::move(language), found.layout, found.outline,
                        std::move(found.extraction), grammar.compiled());
  }

  // `size`: of all of it, of which `start` is the beginning.
  Reject too_large(uint64_t size, std::string_view start, Source source) const {
    source.bytes = size;
    std::string reason = "the document has " + std::to_string(size) + " bytes, the limit is " + std::to_string(options.document_limit);
    return reject("document_too_large", std::move(reason), std::move(source), std::string(start.substr(0, options.document_limit)));
  }
};

Parser::Parser(Grammar grammar, ParserOptions options)
    : state_(std::make_unique<State>(State{std::move(grammar), std::move(options), {}, 0})) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

const Grammar& Parser::grammar() const { return state_->grammar; }
size_t Parser::document_limit() const { return state_->options.document_limit; }

void Parser::feed(std::span<const std::byte> bytes) {
  const size_t room = state_->options.document_limit - state_->bytes.size();
  state_->bytes.append(reinterpret_cast<const char*>(bytes.data()), std::min(room, bytes.size()));
  state_->fed += bytes.size();
}

Outcome Parser::finish(Source source, std::string_view id) {
  Outcome outcome = state_->fed > state_->options.document_limit ? Outcome(state_->too_large(state_->fed, state_->bytes, std::move(source)))
                                                                 : state_->parse(state_->bytes, std::move(source), id);
  state_->bytes.clear();
  state_->fed = 0;
  return named(std::move(outcome), id);
}

Outcome Parser::parse(std::string_view document, Source source, std::string_view id) {
  return named(state_->parse(document, std::move(source), id), id);
}

Result<std::string> Parser::explain(std::string_view document, uint32_t line) {
  Source source;
  Result<ReadDocument> read =
      read_document(std::as_bytes(std::span(document)), source, state_->options.text, state_->grammar.compiled().structured);
  if (!read) return read.errors();
  const Text& text = read->text;
  if (line > text.lines.size())
    return Error{"no_such_line",
                 {},
                 "the document has " + std::to_string(text.lines.size()) + " lines, none of number " + std::to_string(line),
                 "name one of them, or leave --line out to see all"};
  DecodingTrace decoding;
  ExtractionTrace attempts;
  const Analysis found = analyse(*read, state_->grammar.compiled(), &decoding, &attempts);
  return quern::explain({text, found.layout, found.outline, decoding, found.extraction, attempts}, state_->grammar.compiled(), line);
}

}  // namespace quern

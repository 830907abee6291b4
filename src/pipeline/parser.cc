// The whole way of one document, from bytes to record.
#include "quern/parser.h"

#include <algorithm>

#include "base/digest.h"
#include "pipeline/analysis.h"
#include "pipeline/explain.h"
#include "record/record.h"

namespace quern {
namespace {

Reject reject(std::string code, std::string reason, Source source, std::string original) {
  return {std::move(code), std::move(source), std::move(reason), std::move(original)};
}

}  // namespace

struct Parser::State {
  Grammar grammar;
  ParserOptions options;
  std::string bytes;  // of the document that is being fed, up to the limit
  uint64_t fed = 0;   // all of its bytes

  Outcome parse(Source source, std::string_view id) {
    source.bytes = bytes.size();
    source.sha256 = sha256_hex(bytes);
    Result<Text> text = prepare_text(std::as_bytes(std::span(bytes)), options.text);
    if (!text) return reject(text.errors()[0].code, text.errors()[0].message, std::move(source), bytes);
    Analysis found = analyse(text->utf8, grammar.compiled());
    std::optional<std::string> language = found.languages.empty() ? std::nullopt : std::optional(found.languages[0]);
    return build_record(std::move(*text), std::move(source), id, std::move(language), found.layout, found.outline,
                        std::move(found.extraction), grammar.compiled());
  }

  Reject too_large(Source source) const {
    source.bytes = fed;
    std::string reason = "the document has " + std::to_string(fed) + " bytes, the limit is " + std::to_string(options.document_limit);
    return reject("document_too_large", std::move(reason), std::move(source), bytes);
  }
};

Parser::Parser(Grammar grammar, ParserOptions options)
    : state_(std::make_unique<State>(State{std::move(grammar), std::move(options), {}, 0})) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

const Grammar& Parser::grammar() const { return state_->grammar; }

void Parser::feed(std::span<const std::byte> bytes) {
  const size_t room = state_->options.document_limit - state_->bytes.size();
  state_->bytes.append(reinterpret_cast<const char*>(bytes.data()), std::min(room, bytes.size()));
  state_->fed += bytes.size();
}

Outcome Parser::finish(Source source, std::string_view id) {
  Outcome outcome =
      state_->fed > state_->options.document_limit ? Outcome(state_->too_large(std::move(source))) : state_->parse(std::move(source), id);
  state_->bytes.clear();
  state_->fed = 0;
  return outcome;
}

Result<std::string> Parser::explain(std::string_view document, uint32_t line) {
  Result<Text> text = prepare_text(std::as_bytes(std::span(document)), state_->options.text);
  if (!text) return text.errors();
  if (line > text->lines.size())
    return Error{"no_such_line",
                 {},
                 "the document has " + std::to_string(text->lines.size()) + " lines, none of number " + std::to_string(line),
                 "name one of them, or leave --line out to see all"};
  DecodingTrace decoding;
  ExtractionTrace attempts;
  const Analysis found = analyse(text->utf8, state_->grammar.compiled(), &decoding, &attempts);
  return quern::explain({*text, found.layout, found.outline, decoding, found.extraction, attempts}, state_->grammar.compiled(), line);
}

}  // namespace quern

// A document of a batch, whatever its form, becomes a record or a reject.
#pragma once

#include <string>
#include <string_view>

#include "grammar/compiled.h"
#include "input/batch.h"
#include "input/cutter.h"
#include "json/line_reader.h"
#include "quern/parser.h"

namespace quern {

// What a document that was refused before it was parsed comes to.
Reject reject_of(RawDocument&& document, std::string_view bytes);

struct JsonMembers {
  std::string text = "text";  // paths as JsonLineReader takes them: "job.text"
  std::string id = "id";
};

// Takes the document itself out of the form that it came in. Keeps its buffers; one a thread.
class DocumentUnwrapper {
 public:
  // `structured` outlives it: an object without a text that is such an item is a document.
  DocumentUnwrapper(const JsonMembers& members, const StructuredDecl& structured)
      : reader_(members.text, members.id), structured_(structured) {}

  // The bytes of the document, which live until the next call; its media type and id are set. False: it is refused, with code and reason,
  // and the bytes are those of all of it.
  bool unwrap(RawDocument& document, std::string_view bytes, std::string_view& content);

 private:
  JsonLineReader reader_;
  const StructuredDecl& structured_;
};

// One a thread.
class DocumentParser {
 public:
  DocumentParser(const Grammar& grammar, ParserOptions options, const JsonMembers& members);

  // `content`: what was parsed, the original of a reject; lives until the next call.
  Outcome parse(RawDocument&& document, std::string_view bytes, std::string_view& content);

 private:
  Parser parser_;
  DocumentUnwrapper unwrapper_;
};

}  // namespace quern

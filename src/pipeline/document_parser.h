// A document of a batch, whatever its form, becomes a record or a reject.
#pragma once

#include <string>
#include <string_view>

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

// One a thread.
class DocumentParser {
 public:
  DocumentParser(Grammar grammar, ParserOptions options, const JsonMembers& members);

  Outcome parse(RawDocument&& document, std::string_view bytes);

 private:
  Outcome parse_json(RawDocument&& document, std::string_view bytes);

  Parser parser_;
  JsonLineReader reader_;
};

}  // namespace quern

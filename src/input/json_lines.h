// JSON lines as a source of documents: one object a line, the text in one of its members.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "input/line_cutter.h"
#include "json/line_reader.h"
#include "quern/record.h"

namespace quern {

// A document found on a line. `text` lives until the call returns; `id` is empty where the line has none.
struct JsonDocument {
  std::string_view text;
  std::string id;
  Source source;
};

struct JsonLinesOptions {
  std::string text_field = "text";  // paths of members as JsonLineReader takes them: "job.text"
  std::string id_field = "id";
  size_t line_limit = size_t{16} << 20;
  std::string uri = "-";
};

// Lines of white space alone are passed over. A line that is too long is the reject `document_too_large`, one that
// is no object with a string in the text field the reject `invalid_json_line`; both bear the line as original.
class JsonLines {
 public:
  using Item = std::variant<JsonDocument, Reject>;

  JsonLines(JsonLinesOptions options, std::function<void(Item&&)> take);

  void feed(std::string_view bytes) { lines_.feed(bytes); }
  void finish() { lines_.finish(); }
  // How many documents there were, the rejected ones included.
  uint64_t documents() const { return documents_; }

 private:
  void take_line(const InputLine& line);
  Source source_of(const InputLine& line) const;

  JsonLinesOptions options_;
  std::function<void(Item&&)> take_;
  JsonLineReader reader_;
  LineCutter lines_;
  uint64_t documents_ = 0;
};

}  // namespace quern

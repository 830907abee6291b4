// One line of a JSON-lines file -> the document's text and its id. For the input stage, at the speed of simdjson on demand.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "quern/result.h"

namespace quern {

struct JsonLine {
  std::string_view text;  // lives until the next read
  std::string_view raw;   // the same as it stands in the line, in quotes
  std::string id;         // empty: the line has none
};

// Keeps its buffers, so use one reader for many lines. One thread at a time.
//
//   JsonLineReader reader("job.description", "job.id");
//   auto line = reader.read(R"({"job":{"id":7,"description":"Duties"}})");   // text "Duties", id "7"
class JsonLineReader {
 public:
  // Paths are names of members, joined by dots. A top-level member whose own name has the dots goes before the path.
  // An empty id path: no ids.
  JsonLineReader(std::string_view text_path, std::string_view id_path);
  ~JsonLineReader();
  JsonLineReader(JsonLineReader&&) noexcept;
  JsonLineReader& operator=(JsonLineReader&&) noexcept;

  // Fails with `invalid_json_line` and says why: no JSON object, no such member, no string. An id is a string, or a number or boolean as
  // written; any other is as none. Of a member that stands twice the last counts. Members that are not asked for are stepped over without
  // a look, so the NaN of some exporters does no harm.
  Result<JsonLine> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace quern

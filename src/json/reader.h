// JSON text in: as a stream of events, or as a Value. The only parser is simdjson, which no other folder includes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "quern/result.h"
#include "quern/value.h"

namespace quern {

// What a JSON text is made of, in order. String views live until the call returns.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual void null() = 0;
  virtual void boolean(bool value) = 0;
  virtual void integer(int64_t value) = 0;
  virtual void number(double value) = 0;  // with a fraction or an exponent, or too large for an int64
  virtual void string(std::string_view value) = 0;
  virtual void begin_object() = 0;
  virtual void key(std::string_view name) = 0;
  virtual void end_object() = 0;
  virtual void begin_array() = 0;
  virtual void end_array() = 0;
};

// Deeper nesting is refused: no record and no grammar needs it, and recursion stays bounded.
inline constexpr int kMaxJsonDepth = 256;

// Reads one JSON text (RFC 8259) and reports all of it. Text that is none gives `not_json`, with line and column; what was
// reported up to there stands. A byte order mark is skipped. Members that stand twice are reported twice.
std::optional<Error> read_json(std::string_view json, JsonEvents& events);

// The same as a Value. An object with the same member twice is refused (`not_json`): which of both counts is nobody's to guess.
//
//   Result<Value> value = parse_json(R"({"min_months": 144, "open_max": true})");
Result<Value> parse_json(std::string_view json);

}  // namespace quern

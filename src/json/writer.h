// JSON text out: appended to a string, event by event, compact or pretty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "json/byte_buffer.h"
#include "quern/value.h"

namespace quern {

// Appends `text` (valid UTF-8) in quotes. Escaped is only what must be: the quote, the backslash and control characters.
void append_json_string(std::string& out, std::string_view text);

// The same in ASCII alone: every other character as "\u00e9", those beyond the first plane as two.
void append_ascii_json_string(std::string& out, std::string_view text);

// Appends the shortest number that reads back as `value`; whole numbers up to 2^63 as integers. `value` must be finite.
void append_json_number(std::string& out, double value);

// The events make one JSON value; the calls must nest as the value does, a key before each member. It is appended when it is complete.
//
//   std::string out;
//   JsonWriter writer(out);
//   writer.begin_object();
//   writer.key("min"), writer.integer(160000);
//   writer.end_object();                          // {"min":160000}
class JsonWriter {
 public:
  enum class Layout {
    kCompact,  // no white space: one line
    kPretty,   // two spaces a level
  };

  explicit JsonWriter(std::string& out, Layout layout = Layout::kCompact) : out_(out), pretty_(layout == Layout::kPretty) {}

  void null() { plain("null"); }
  void boolean(bool value) { plain(value ? "true" : "false"); }
  void integer(int64_t value);
  void number(double value);
  void string(std::string_view value);
  void begin_object() { open('{'); }
  void key(std::string_view name);
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

 private:
  void before_value() {
    if (after_key_) {
      after_key_ = false;
    } else {
      separate();
    }
  }
  // What stands before a key, or before an element.
  void separate() {
    if (depth_ == 0) return;
    if (!first_) buffer_.put(',');
    first_ = false;
    if (pretty_) break_line();
  }
  void open(char bracket) {
    before_value();
    buffer_.put(bracket);
    first_ = true;
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (pretty_ && !first_) break_line();
    buffer_.put(bracket);
    first_ = false;
    after_value();
  }
  void plain(std::string_view text) {
    before_value();
    buffer_.put(text);
    after_value();
  }
  void after_value() {
    if (depth_ > 0) return;
    out_ += buffer_.bytes();
    buffer_.clear();
  }
  void break_line();

  std::string& out_;
  ByteBuffer buffer_;  // what of the value is written up to here
  bool pretty_;
  bool first_ = true;  // nothing stands yet in the innermost object or array
  bool after_key_ = false;
  uint32_t depth_ = 0;
};

// Sends a value to a writer, or to anything else that takes the same events.
template <typename Events>
void write_value(const Value& value, Events& events) {
  if (const auto* text = value.string()) {
    events.string(*text);
  } else if (const auto* integer = value.integer()) {
    events.integer(*integer);
  } else if (const auto* number = value.number()) {
    events.number(*number);
  } else if (const auto* truth = value.boolean()) {
    events.boolean(*truth);
  } else if (const auto* elements = value.array()) {
    events.begin_array();
    for (const Value& element : *elements) write_value(element, events);
    events.end_array();
  } else if (const auto* members = value.object()) {
    events.begin_object();
    for (const Member& member : *members) {
      events.key(member.name);
      write_value(member.value, events);
    }
    events.end_object();
  } else {
    events.null();
  }
}

// The value as compact JSON.
std::string to_json(const Value& value);

}  // namespace quern

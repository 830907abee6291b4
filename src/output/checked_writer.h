// Writes JSON and checks it on its way: one pass over the record makes bytes and violations.
#pragma once

#include "json/writer.h"
#include "validate/checker.h"

namespace quern {

class CheckedWriter {
 public:
  CheckedWriter(JsonWriter& writer, Checker& checker) : writer_(writer), checker_(checker) {}

  void null() { writer_.null(), checker_.null(); }
  void boolean(bool value) { writer_.boolean(value), checker_.boolean(value); }
  void integer(int64_t value) { writer_.integer(value), checker_.integer(value); }
  void number(double value) { writer_.number(value), checker_.number(value); }
  void string(std::string_view value) { writer_.string(value), checker_.string(value); }
  void begin_object() { writer_.begin_object(), checker_.begin_object(); }
  void key(std::string_view name) { writer_.key(name), checker_.key(name); }
  void end_object() { writer_.end_object(), checker_.end_object(); }
  void begin_array() { writer_.begin_array(), checker_.begin_array(); }
  void end_array() { writer_.end_array(), checker_.end_array(); }

 private:
  JsonWriter& writer_;
  Checker& checker_;
};

}  // namespace quern

// Checks a stream of JSON events against a Shape: the one judge of records, whether they are being written or read back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/shape.h"
#include "json/reader.h"
#include "quern/schema.h"

namespace quern {

// More are not listed: a line of a million wrong members shall not fill the memory.
inline constexpr size_t kMaxViolations = 1000;

// Feed it the events of one value. The members of an object may come in any order; in the order of the shape it is fastest.
class Checker final : public JsonEvents {
 public:
  // `shape` must outlive the checker.
  explicit Checker(const Shape& shape) : root_(&shape) {
    stack_.reserve(kUsualDepth);
    seen_.reserve(kUsualMembers);
  }

  void null() override;
  void boolean(bool value) override;
  void integer(int64_t value) override;
  void number(double value) override;
  void string(std::string_view value) override;
  void begin_object() override;
  void key(std::string_view name) override;
  void end_object() override;
  void begin_array() override;
  void end_array() override;

  std::vector<Violation>& violations() { return violations_; }

 private:
  // An object or array that is being read.
  struct Frame {
    const Shape* shape;
    const Property* member = nullptr;  // of an object: the one whose value comes or came last; null if it is unknown
    uint32_t next = 0;                 // of an object: the property that should come next; of an array: the number of elements so far
    uint32_t met = 0;                  // of an object: how many of its properties came
    uint32_t seen = 0;                 // of an object: where its marks start in seen_
  };

  static constexpr size_t kUsualDepth = 8, kUsualMembers = 128;

  const Shape* expected();
  const Shape* opened(Shape::Type type);
  const Property* find(const Frame& frame, std::string_view name) const;
  void check_numeric(const Shape& shape, double value);
  void report_missing(const Frame& frame);
  void report(const char* code, std::string message);
  void report_type(const Shape& shape, const char* actual);
  std::string path() const;

  const Shape* root_;
  std::vector<Frame> stack_;
  std::vector<char> seen_;  // a mark for each property of each object on the stack
  uint32_t skipped_ = 0;    // depth inside a value that is not judged: unknown, or of the wrong type
  std::vector<Violation> violations_;
};

}  // namespace quern

#include "validate/checker.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "json/writer.h"
#include "validate/words.h"

namespace quern {

using Type = Shape::Type;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digest(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  return text.size() == kForm.size() &&
         std::equal(text.begin(), text.end(), kForm.begin(), [](char c, char form) { return form == '0' ? is_digit(c) : c == form; });
}

// The patterns that stand in every record need no RE2.
bool fits_pattern(const Shape& shape, std::string_view text) {
  if (shape.pattern_source == kDigestPattern) return is_digest(text);
  if (shape.pattern_source == kDatePattern) return is_date(text);
  return shape.pattern->found(text);
}

}  // namespace

// The shape that the value to come must have; null where nothing is known of it.
const Shape* Checker::expected() {
  if (skipped_ > 0) return nullptr;
  if (stack_.empty()) return root_;
  Frame& frame = stack_.back();
  if (frame.shape->type == Type::kObject) return frame.member ? &frame.member->shape : nullptr;
  ++frame.next;
  return frame.shape->items.get();
}

void Checker::null() {
  const Shape* shape = expected();
  if (shape && !shape->nullable) report_type(*shape, "null");
}

void Checker::boolean(bool) {
  const Shape* shape = expected();
  if (shape && shape->type != Type::kBoolean) report_type(*shape, "a boolean");
}

void Checker::integer(int64_t value) {
  const Shape* shape = expected();
  if (!shape) return;
  if (shape->type != Type::kInteger && shape->type != Type::kNumber) return report_type(*shape, "an integer");
  check_numeric(*shape, static_cast<double>(value));
}

// JSON Schema counts 1.0 as an integer.
void Checker::number(double value) {
  const Shape* shape = expected();
  if (!shape) return;
  const bool fits = shape->type == Type::kNumber || (shape->type == Type::kInteger && value == std::trunc(value));
  if (!fits) return report_type(*shape, "a number");
  check_numeric(*shape, value);
}

void Checker::check_numeric(const Shape& shape, double value) {
  if ((shape.minimum && value < *shape.minimum) || (shape.maximum && value > *shape.maximum))
    report("out_of_range", "is " + to_json(Value(value)) + ", must be " + bounds_in_words(shape));
}

void Checker::string(std::string_view value) {
  const Shape* shape = expected();
  if (!shape) return;
  if (shape->type != Type::kString) return report_type(*shape, "a string");
  if (!shape->values.empty() && std::find(shape->values.begin(), shape->values.end(), value) == shape->values.end())
    report("not_in_enum", "is " + excerpt(value) + ", must be one of " + values_in_words(*shape));
  // A byte is at most one code point, so short strings need no counting.
  if (shape->min_length > 0 && (value.size() < shape->min_length || utf8::length(value) < shape->min_length))
    report("too_short", "is " + excerpt(value) + ", must have " + std::to_string(shape->min_length) + " characters at the least");
  if (value.size() > shape->max_length && utf8::length(value) > shape->max_length)
    report("too_long", "has " + std::to_string(utf8::length(value)) + " characters, may have " + std::to_string(shape->max_length));
  if (shape->pattern && !fits_pattern(*shape, value))
    report("pattern_mismatch", "is " + excerpt(value) + ", must match " + shape->pattern_source);
}

// The shape of an object or array that opens, if it is judged; else all of it is stepped over.
const Shape* Checker::opened(Type type) {
  const Shape* shape = expected();
  if (shape && shape->type == type) return shape;
  if (shape) report_type(*shape, type == Type::kObject ? "an object" : "an array");
  ++skipped_;
  return nullptr;
}

void Checker::begin_object() {
  const Shape* shape = opened(Type::kObject);
  if (!shape) return;
  stack_.push_back({shape, nullptr, 0, 0, static_cast<uint32_t>(seen_.size())});
  seen_.resize(seen_.size() + shape->properties.size(), 0);
}

const Property* Checker::find(const Frame& frame, std::string_view name) const {
  const auto& properties = frame.shape->properties;
  if (frame.next < properties.size() && properties[frame.next].name == name) return &properties[frame.next];
  const auto found = std::find_if(properties.begin(), properties.end(), [&](const Property& property) { return property.name == name; });
  return found == properties.end() ? nullptr : &*found;
}

void Checker::key(std::string_view name) {
  if (skipped_ > 0) return;
  Frame& frame = stack_.back();
  frame.member = nullptr;
  const Property* property = find(frame, name);
  if (!property) return report("unknown_member", "has the member " + excerpt(name) + ", which the schema does not declare");
  const auto index = static_cast<uint32_t>(property - frame.shape->properties.data());
  char& seen = seen_[frame.seen + index];
  if (seen) return report("duplicate_member", "has the member " + excerpt(name) + " more than once");
  seen = 1;
  ++frame.met;
  frame.next = index + 1;
  frame.member = property;
}

void Checker::end_object() {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  Frame& frame = stack_.back();
  if (frame.met < frame.shape->properties.size()) report_missing(frame);
  seen_.resize(frame.seen);
  stack_.pop_back();
}

void Checker::report_missing(const Frame& frame) {
  const auto& properties = frame.shape->properties;
  stack_.back().member = nullptr;
  for (size_t i = 0; i < properties.size(); ++i)
    if (!properties[i].optional && !seen_[frame.seen + i]) report("missing_member", "lacks the member " + excerpt(properties[i].name));
}

void Checker::begin_array() {
  if (const Shape* shape = opened(Type::kArray)) stack_.push_back({shape, nullptr, 0, 0, 0});
}

void Checker::end_array() {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  const Frame frame = stack_.back();
  stack_.pop_back();
  const Shape& shape = *frame.shape;
  if (frame.next < shape.min_items)
    report("too_short", "has " + std::to_string(frame.next) + " elements, must have " + std::to_string(shape.min_items) + " at the least");
  if (frame.next > shape.max_items)
    report("too_long", "has " + std::to_string(frame.next) + " elements, may have " + std::to_string(shape.max_items));
}

void Checker::report_type(const Shape& shape, const char* actual) {
  report("wrong_type", std::string("is ") + actual + ", must be " + type_in_words(shape));
}

void Checker::report(const char* code, std::string message) {
  if (violations_.size() < kMaxViolations) violations_.push_back({code, path(), std::move(message)});
}

// JSON Pointer (RFC 6901) to the value that is judged.
std::string Checker::path() const {
  std::string out;
  for (const Frame& frame : stack_) {
    if (frame.shape->type == Type::kArray) {
      out += '/' + std::to_string(frame.next - 1);
    } else if (frame.member) {
      out += '/' + pointer_token(frame.member->name);
    }
  }
  return out;
}

}  // namespace quern

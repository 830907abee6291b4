#include "fields/fit.h"

#include <cmath>

#include "base/utf8.h"
#include "text/fold.h"

namespace quern {
namespace {

Fit fit_string(const Shape& shape, Value& value) {
  const std::string* text = value.string();
  if (text == nullptr) return Fit::kWrong;
  if (!shape.values.empty()) {
    for (const std::string& allowed : shape.values)
      if (*text == allowed) return Fit::kFits;
    const std::string folded = fold_phrase(*text);
    for (const std::string& allowed : shape.values) {
      if (folded != fold_phrase(allowed)) continue;
      value = Value(allowed);
      return Fit::kFits;
    }
    return Fit::kWrong;
  }
  const size_t length = utf8::length(*text);
  if (length < shape.min_length || length > shape.max_length) return Fit::kWrong;
  return shape.pattern && !shape.pattern->found(*text) ? Fit::kWrong : Fit::kFits;
}

Fit fit_number(const Shape& shape, Value& value) {
  if (value.integer() == nullptr && value.number() == nullptr) return Fit::kWrong;
  const double number = value.as_double();
  if (!std::isfinite(number)) return Fit::kWrong;
  if ((shape.minimum && number < *shape.minimum) || (shape.maximum && number > *shape.maximum)) return Fit::kOutOfRange;
  if (shape.type == Shape::Type::kNumber || value.integer() != nullptr) return Fit::kFits;
  constexpr double kLargest = 9007199254740992.0;  // 2^53: up to here doubles are exact
  if (number != std::floor(number) || std::abs(number) > kLargest) return Fit::kWrong;
  value = Value(static_cast<int64_t>(number));
  return Fit::kFits;
}

// Elements that do not fit are left out: a list is as good as its sound elements.
Fit fit_array(const Shape& shape, Value& value) {
  if (value.array() == nullptr) {
    Value::Array one;
    one.push_back(std::move(value));
    value = Value(std::move(one));
  }
  Value::Array sound;
  for (Value& element : *value.array()) {
    if (sound.size() == shape.max_items) break;
    if (!element.is_null() && fit(*shape.items, element) == Fit::kFits) sound.push_back(std::move(element));
  }
  if (sound.size() < shape.min_items) return Fit::kWrong;
  value = Value(std::move(sound));
  return Fit::kFits;
}

Fit fit_object(const Shape& shape, Value& value) {
  if (value.object() == nullptr) return Fit::kWrong;
  Value::Object ordered;
  ordered.reserve(shape.properties.size());
  for (const Property& property : shape.properties) {
    Value* given = value.find(property.name);
    Value member = given != nullptr && !given->is_null() ? std::move(*given) : blank(property.shape);
    const Fit result = fit(property.shape, member);
    if (result != Fit::kFits) return result;
    ordered.push_back({property.name, std::move(member)});
  }
  value = Value(std::move(ordered));
  return Fit::kFits;
}

}  // namespace

Fit fit(const Shape& shape, Value& value) {
  if (value.is_null()) return shape.nullable ? Fit::kFits : Fit::kWrong;
  switch (shape.type) {
    case Shape::Type::kString: return fit_string(shape, value);
    case Shape::Type::kInteger:
    case Shape::Type::kNumber: return fit_number(shape, value);
    case Shape::Type::kBoolean: return value.boolean() != nullptr ? Fit::kFits : Fit::kWrong;
    case Shape::Type::kArray: return fit_array(shape, value);
    case Shape::Type::kObject: return fit_object(shape, value);
  }
  return Fit::kWrong;
}

Value blank(const Shape& shape) {
  if (shape.type == Shape::Type::kArray) return Value::Array();
  if (shape.type == Shape::Type::kBoolean) return false;
  return {};
}

int find_property(const Shape& object, std::string_view name) {
  for (size_t i = 0; i < object.properties.size(); ++i)
    if (object.properties[i].name == name) return static_cast<int>(i);
  return -1;
}

const Shape& element_of(const Shape& shape) { return shape.type == Shape::Type::kArray && shape.items ? *shape.items : shape; }

}  // namespace quern

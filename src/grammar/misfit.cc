#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "grammar/compile.h"

namespace quern::loading {
namespace {

std::string misfit_string(const Shape& shape, const std::string& text) {
  if (!shape.values.empty() && std::find(shape.values.begin(), shape.values.end(), text) == shape.values.end()) {
    std::vector<std::string_view> known(shape.values.begin(), shape.values.end());
    return "`" + text + "` is none of the values (" + suggest(text, known) + ")";
  }
  if (shape.pattern && !shape.pattern->found(text)) return "`" + text + "` does not match " + shape.pattern_source;
  const size_t length = utf8::length(text);
  if (length < shape.min_length || length > shape.max_length) return "`" + text + "` is too short or too long";
  return {};
}

std::string misfit_number(const Shape& shape, const Value& value) {
  const double number = value.as_double();
  if (shape.type == Shape::Type::kInteger && !value.integer()) return "it must be an integer";
  if ((shape.minimum && number < *shape.minimum) || (shape.maximum && number > *shape.maximum)) return "it is out of its bounds";
  return {};
}

std::string misfit_object(const Shape& shape, const Value& value) {
  for (const quern::Member& member : *value.object()) {
    const Shape* property = find_property(shape, member.name);
    if (!property) return "there is no property `" + member.name + "` (" + suggest(member.name, property_names(shape)) + ")";
    const std::string why = misfit(*property, member.value);
    if (!why.empty()) return "`" + member.name + "`: " + why;
  }
  return {};
}

}  // namespace

std::string misfit(const Shape& shape, const Value& value) {
  if (value.is_null()) return "TOML dates and nan are no values; write a date as a string: \"2026-03-31\"";
  switch (shape.type) {
    case Shape::Type::kString: return value.string() ? misfit_string(shape, *value.string()) : "it must be a string";
    case Shape::Type::kInteger:
    case Shape::Type::kNumber: return value.integer() || value.number() ? misfit_number(shape, value) : "it must be a number";
    case Shape::Type::kBoolean: return value.boolean() ? "" : "it must be true or false";
    case Shape::Type::kObject: return value.object() ? misfit_object(shape, value) : "it must be a table { ... }";
    case Shape::Type::kArray: break;
  }
  if (!value.array()) return "it must be a list";
  for (const Value& element : *value.array()) {
    const std::string why = misfit(*shape.items, element);
    if (!why.empty()) return why;
  }
  return {};
}

}  // namespace quern::loading

#include "validate/words.h"

#include "base/utf8.h"
#include "json/writer.h"

namespace quern {
namespace {

const char* type_name(Shape::Type type) {
  switch (type) {
    case Shape::Type::kString: return "a string";
    case Shape::Type::kInteger: return "an integer";
    case Shape::Type::kNumber: return "a number";
    case Shape::Type::kBoolean: return "a boolean";
    case Shape::Type::kObject: return "an object";
    case Shape::Type::kArray: return "an array";
  }
  return "";
}

std::string number_text(double value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

}  // namespace

std::string type_in_words(const Shape& shape) {
  std::string out = type_name(shape.type);
  if (shape.nullable) out += " or null";
  return out;
}

std::string bounds_in_words(const Shape& shape) {
  if (shape.minimum && shape.maximum) return "from " + number_text(*shape.minimum) + " to " + number_text(*shape.maximum);
  if (shape.minimum) return number_text(*shape.minimum) + " at the least";
  if (shape.maximum) return number_text(*shape.maximum) + " at the most";
  return "any number";
}

std::string values_in_words(const Shape& shape) {
  constexpr size_t kShown = 12;
  std::string out;
  for (size_t i = 0; i < shape.values.size() && i < kShown; ++i) {
    if (i > 0) out += ", ";
    out += shape.values[i];
  }
  if (shape.values.size() > kShown) out += ", ... (see `quern schema`)";
  return out;
}

std::string excerpt(std::string_view text) {
  constexpr size_t kShown = 60;
  size_t size = text.size();
  if (size > kShown) {
    size = kShown;
    while (size > 0 && utf8::is_continuation(text[size])) --size;
  }
  std::string out;
  append_json_string(out, text.substr(0, size));
  if (size < text.size()) out.insert(out.size() - 1, "...");
  return out;
}

std::string pointer_token(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace quern

#include "quern/value.h"

#include <cmath>
#include <limits>

namespace quern {

const Value::Object* Value::object() const { return std::get_if<Object>(&data_); }
Value::Object* Value::object() { return std::get_if<Object>(&data_); }

double Value::as_double() const {
  if (const auto* i = integer()) return static_cast<double>(*i);
  if (const auto* d = number()) return *d;
  return 0;
}

int64_t Value::as_integer() const {
  if (const auto* i = integer()) return *i;
  const auto* d = number();
  if (d == nullptr || std::isnan(*d)) return 0;
  constexpr double kEnd = 9223372036854775808.0;  // 2^63
  if (*d >= kEnd) return std::numeric_limits<int64_t>::max();
  if (*d < -kEnd) return std::numeric_limits<int64_t>::min();
  return static_cast<int64_t>(*d);
}

std::string_view Value::as_string() const {
  const auto* s = string();
  return s ? std::string_view(*s) : std::string_view();
}

bool Value::empty() const {
  if (is_null()) return true;
  if (const auto* s = string()) return s->empty();
  if (const auto* a = array()) return a->empty();
  return false;
}

const Value* Value::find(std::string_view name) const {
  if (const auto* members = object())
    for (const Member& member : *members)
      if (member.name == name) return &member.value;
  return nullptr;
}

Value* Value::find(std::string_view name) { return const_cast<Value*>(std::as_const(*this).find(name)); }

void Value::set(std::string_view name, Value value) {
  if (!object()) data_ = Object{};
  if (Value* standing = find(name)) {
    *standing = std::move(value);
  } else {
    object()->push_back({std::string(name), std::move(value)});
  }
}

void Value::push(Value value) {
  if (!array()) data_ = Array{};
  array()->push_back(std::move(value));
}

bool Value::operator==(const Value& other) const { return data_ == other.data_; }

}  // namespace quern

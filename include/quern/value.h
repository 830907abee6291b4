// A JSON value that a record owns: objects keep their order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quern {

struct Member;

// null, bool, integer, number, string, array or object.
//
//   Value salary = Value::Object{{"min", 160000}, {"currency", "USD"}};
//   salary.find("min")->as_integer();   // 160000
class Value {
 public:
  using Array = std::vector<Value>;
  using Object = std::vector<Member>;

  // Defined below, where Member is known: clang looks into the list of members when it builds the variant.
  Value();
  Value(std::nullptr_t);
  Value(bool value);
  Value(int value);
  Value(int64_t value);
  Value(double value);
  Value(std::string value);
  Value(std::string_view value);
  Value(const char* value);
  Value(Array value);
  Value(Object value);

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const int64_t* integer() const { return std::get_if<int64_t>(&data_); }
  const double* number() const { return std::get_if<double>(&data_); }
  const std::string* string() const { return std::get_if<std::string>(&data_); }
  const Array* array() const { return std::get_if<Array>(&data_); }
  Array* array() { return std::get_if<Array>(&data_); }
  const Object* object() const;
  Object* object();

  // An integer or number as double; 0 for anything else.
  double as_double() const;
  int64_t as_integer() const;
  // The string, or "" for anything else.
  std::string_view as_string() const;
  // null, [] and "" hold nothing.
  bool empty() const;

  // The member of an object, or null if this is no object or has no such member.
  const Value* find(std::string_view name) const;
  Value* find(std::string_view name);
  // Sets or replaces a member; makes this an object if it is null.
  void set(std::string_view name, Value value);
  // Adds to an array; makes this one if it is null.
  void push(Value value);

  bool operator==(const Value& other) const;

 private:
  std::variant<std::monostate, bool, int64_t, double, std::string, Array, Object> data_;
};

struct Member {
  std::string name;
  Value value;
  bool operator==(const Member&) const = default;
};

inline Value::Value() = default;
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool value) : data_(value) {}
inline Value::Value(int value) : data_(int64_t{value}) {}
inline Value::Value(int64_t value) : data_(value) {}
inline Value::Value(double value) : data_(value) {}
inline Value::Value(std::string value) : data_(std::move(value)) {}
inline Value::Value(std::string_view value) : data_(std::string(value)) {}
inline Value::Value(const char* value) : data_(std::string(value)) {}
inline Value::Value(Array value) : data_(std::move(value)) {}
inline Value::Value(Object value) : data_(std::move(value)) {}

}  // namespace quern

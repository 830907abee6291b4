#include <algorithm>
#include <string>
#include <vector>

#include "json/reader.h"

namespace quern {
namespace {

// Builds a Value out of events.
class ValueBuilder final : public JsonEvents {
 public:
  void null() override { add(Value()); }
  void boolean(bool value) override { add(Value(value)); }
  void integer(int64_t value) override { add(Value(value)); }
  void number(double value) override { add(Value(value)); }
  void string(std::string_view value) override { add(Value(value)); }
  void begin_object() override { open_.push_back({Value(Value::Object{}), {}}); }
  void key(std::string_view name) override { open_.back().key = name; }
  void end_object() override {
    refuse_twins(*open_.back().value.object());
    close();
  }
  void begin_array() override { open_.push_back({Value(Value::Array{}), {}}); }
  void end_array() override { close(); }

  Value& result() { return result_; }
  const std::string& twin() const { return twin_; }

 private:
  struct Open {
    Value value;
    std::string key;  // of the member to come
  };

  void add(Value value) {
    if (open_.empty()) {
      result_ = std::move(value);
    } else if (auto* members = open_.back().value.object()) {
      members->push_back({std::move(open_.back().key), std::move(value)});
    } else {
      open_.back().value.array()->push_back(std::move(value));
    }
  }

  void close() {
    Value done = std::move(open_.back().value);
    open_.pop_back();
    add(std::move(done));
  }

  void refuse_twins(const Value::Object& members) {
    std::vector<std::string_view> names;
    for (const Member& member : members) names.push_back(member.name);
    std::sort(names.begin(), names.end());
    const auto twin = std::adjacent_find(names.begin(), names.end());
    if (twin != names.end() && twin_.empty()) twin_ = "`" + std::string(*twin) + "`";
  }

  Value result_;
  std::vector<Open> open_;
  std::string twin_;
};

}  // namespace

Result<Value> parse_json(std::string_view json) {
  ValueBuilder builder;
  if (auto error = read_json(json, builder)) return *std::move(error);
  if (!builder.twin().empty())
    return Error{"not_json",
                 {},
                 "this is no sound JSON: an object has the member " + builder.twin() + " twice",
                 "Remove one of them: which of both counts is not defined (RFC 8259, section 4)."};
  return std::move(builder.result());
}

}  // namespace quern

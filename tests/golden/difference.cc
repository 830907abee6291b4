#include "golden/difference.h"

#include <algorithm>

#include "json/writer.h"

namespace quern::testing {
namespace {

class Comparison {
 public:
  Comparison(Members members, size_t limit) : members_(members), limit_(limit) {}

  void compare(const std::string& path, const Value& expected, const Value& actual) {
    if (expected == actual) return;
    if (expected.object() && actual.object()) return compare_objects(path, expected, actual);
    if (expected.array() && actual.array()) return compare_arrays(path, *expected.array(), *actual.array());
    add(path + ": expected " + to_json(expected) + "\n" + std::string(path.size() + 2, ' ') + "is       " + to_json(actual));
  }

  std::string text() const { return found_ > limit_ ? text_ + "and " + std::to_string(found_ - limit_) + " more\n" : text_; }

 private:
  void compare_objects(const std::string& path, const Value& expected, const Value& actual) {
    for (const Member& member : *expected.object()) {
      const Value* other = actual.find(member.name);
      if (other) {
        compare(path + "/" + member.name, member.value, *other);
      } else {
        add(path + "/" + member.name + ": is missing");
      }
    }
    if (members_ == Members::kExpected) return;
    for (const Member& member : *actual.object())
      if (!expected.find(member.name)) add(path + "/" + member.name + ": should not be there: " + to_json(member.value));
  }

  void compare_arrays(const std::string& path, const Value::Array& expected, const Value::Array& actual) {
    const size_t both = std::min(expected.size(), actual.size());
    for (size_t i = 0; i < both; ++i) compare(path + "/" + std::to_string(i), expected[i], actual[i]);
    for (size_t i = both; i < expected.size(); ++i) add(path + "/" + std::to_string(i) + ": is missing: " + to_json(expected[i]));
    for (size_t i = both; i < actual.size(); ++i) add(path + "/" + std::to_string(i) + ": should not be there: " + to_json(actual[i]));
  }

  void add(const std::string& line) {
    if (++found_ <= limit_) text_ += line + "\n";
  }

  Members members_;
  size_t limit_, found_ = 0;
  std::string text_;
};

}  // namespace

std::string difference(const Value& expected, const Value& actual, Members members, size_t limit) {
  Comparison comparison(members, limit);
  comparison.compare("", expected, actual);
  return comparison.text();
}

}  // namespace quern::testing

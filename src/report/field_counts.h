// What stands in one field of all records, told by the shape of its values: no field is known by name.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quern/value.h"
#include "report/number_tally.h"
#include "report/tally.h"

namespace quern::report {

// The strings, booleans or numbers at one place: "salary.currency".
struct LeafCounts {
  Tally strings{2048};
  bool codes = true;  // every string is a word of a closed list: lower_case, or two or three capitals
  bool dates = true;  // every string is a date: YYYY, YYYY-MM, YYYY-MM-DD
  bool text = false;  // it says what stood in the document, as a member `text` of an object does in every grammar
  Tally months;       // of dates; of those that say the year alone, the year
  std::string first_date, last_date;
  NumberTally numbers;

  void add_string(std::string_view value);

 private:
  void add_date(std::string_view value);
};

// The low and high ends of numeric ranges (`min` and `max`, `min_months` and `max_months`), for one combination of the codes beside them.
struct RangeCounts {
  std::string unit;  // what the names of both ends share: "", "months"
  NumberTally low, high;
  uint64_t ranges = 0;
};

class FieldCounts {
 public:
  explicit FieldCounts(std::string name) : name_(std::move(name)) {}

  // The field's value in one record; null and empty lists are no value.
  void add(const Value& value);

  const std::string& name() const { return name_; }
  uint64_t records() const { return records_; }  // that have a value
  uint64_t values() const { return values_; }    // of lists, their elements
  const std::map<std::string, LeafCounts, std::less<>>& leaves() const { return leaves_; }
  // By place and codes: "salary: USD, year". In the order of those names.
  const std::map<std::string, RangeCounts, std::less<>>& ranges() const { return ranges_; }

 private:
  void walk(const Value& value, const std::string& path);
  void walk_object(const Value::Object& members, const std::string& path);
  void add_range(const Value::Object& members, const Value& low, const Value& high, std::string unit, const std::string& path);

  std::string name_;
  uint64_t records_ = 0, values_ = 0;
  std::map<std::string, LeafCounts, std::less<>> leaves_;
  std::map<std::string, RangeCounts, std::less<>> ranges_;
};

}  // namespace quern::report

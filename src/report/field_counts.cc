#include "report/field_counts.h"

#include <algorithm>

namespace quern::report {
namespace {

// Of one field, whatever a grammar or a forged record holds.
constexpr size_t kMostPlaces = 200, kMostGroups = 500, kLongestName = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_code(std::string_view text) {
  if (text.size() >= 2 && text.size() <= 3 && std::all_of(text.begin(), text.end(), is_upper)) return true;
  return !text.empty() && text.size() <= 40 && is_lower(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i)
    if (kForm[i] == 'd' ? !is_digit(text[i]) : text[i] != '-') return false;
  return true;
}

bool is_number(const Value& value) { return value.integer() != nullptr || value.number() != nullptr; }

// "max_months" for "min_months"; empty for what names no lower end.
std::string upper_name(std::string_view lower) {
  if (lower == "min" || lower.starts_with("min_")) return "max" + std::string(lower.substr(3));
  if (lower.ends_with("_min")) return std::string(lower.substr(0, lower.size() - 3)) + "max";
  return {};
}

bool is_end_of_range(std::string_view name, const Value::Object& members) {
  return std::any_of(members.begin(), members.end(), [&](const Member& member) {
    const std::string upper = upper_name(member.name);
    return !upper.empty() &&
           (name == upper ||
            (name == member.name && std::any_of(members.begin(), members.end(), [&](const Member& other) { return other.name == upper; })));
  });
}

// What is said of another member: `currency_source` of `currency`.
bool is_about_another(std::string_view name, const Value::Object& members) {
  return std::any_of(members.begin(), members.end(), [&](const Member& member) {
    return name.size() > member.name.size() && name.starts_with(member.name) && name[member.name.size()] == '_';
  });
}

// "USD, year": the codes that say what kind of range this is.
std::string group_of(const Value::Object& members) {
  std::string group;
  for (const Member& member : members) {
    const std::string* code = member.value.string();
    if (code == nullptr || member.name == "text" || !is_code(*code) || is_about_another(member.name, members)) continue;
    if (!group.empty()) group += ", ";
    group += *code;
  }
  return group;
}

}  // namespace

void LeafCounts::add_string(std::string_view value) {
  codes = codes && is_code(value);
  dates = dates && is_date(value);
  if (dates) add_date(value);
  strings.add(value);
}

void LeafCounts::add_date(std::string_view value) {
  months.add(value.substr(0, 7));
  if (first_date.empty() || value < first_date) first_date = value;
  if (value > last_date) last_date = value;
}

void FieldCounts::add(const Value& value) {
  if (value.empty()) return;
  ++records_;
  values_ += value.array() != nullptr ? value.array()->size() : 1;
  walk(value, name_);
}

void FieldCounts::walk(const Value& value, const std::string& path) {
  if (const auto* elements = value.array()) {
    for (const Value& element : *elements) walk(element, path);
    return;
  }
  if (const auto* members = value.object()) return walk_object(*members, path);
  if (value.is_null()) return;
  auto leaf = leaves_.find(path);
  if (leaf == leaves_.end()) {
    if (leaves_.size() >= kMostPlaces || path.size() > kLongestName) return;
    leaf = leaves_.emplace(path, LeafCounts()).first;
    leaf->second.text = path.ends_with(".text");
  }
  if (const auto* text = value.string()) {
    if (!leaf->second.text) leaf->second.add_string(*text);
  } else if (const auto* truth = value.boolean()) {
    leaf->second.add_string(*truth ? "true" : "false");
  } else {
    leaf->second.numbers.add(value.as_double());
  }
}

void FieldCounts::walk_object(const Value::Object& members, const std::string& path) {
  for (const Member& member : members) {
    if (!is_end_of_range(member.name, members)) {
      walk(member.value, path + "." + member.name);
      continue;
    }
    const std::string upper = upper_name(member.name);
    if (upper.empty()) continue;  // it goes with its lower end
    const auto high = std::find_if(members.begin(), members.end(), [&](const Member& other) { return other.name == upper; });
    std::string unit = member.name.starts_with("min_") ? member.name.substr(4) : std::string();
    add_range(members, member.value, high->value, std::move(unit), path);
  }
}

void FieldCounts::add_range(const Value::Object& members, const Value& low, const Value& high, std::string unit, const std::string& path) {
  if (!is_number(low) && !is_number(high)) return;
  const std::string group = group_of(members);
  const std::string name = group.empty() ? path : path + ": " + group;
  auto found = ranges_.find(name);
  if (found == ranges_.end()) {
    if (ranges_.size() >= kMostGroups || name.size() > kLongestName) return;
    found = ranges_.emplace(name, RangeCounts()).first;
    found->second.unit = std::move(unit);
  }
  RangeCounts& range = found->second;
  ++range.ranges;
  if (is_number(low)) range.low.add(low.as_double());
  if (is_number(high)) range.high.add(high.as_double());
}

}  // namespace quern::report

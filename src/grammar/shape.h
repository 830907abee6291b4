// The shape of a JSON value: what the JSON Schema is printed from and what records are checked against while they are written.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pattern/pattern.h"

namespace quern {

struct Property;

// How a string of the format `date` looks (ISO 8601), for Shape::pattern_source.
inline constexpr char kDatePattern[] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

// How a SHA-256 looks.
inline constexpr char kDigestPattern[] = "^[0-9a-f]{64}$";

// One node. Objects hold exactly their properties, in order, all but the optional ones (JSON Schema: required, additionalProperties false).
struct Shape {
  enum class Type { kString, kInteger, kNumber, kBoolean, kObject, kArray };

  // What each check needs stands first and together: records are checked in a cache that other stages have filled.
  Type type = Type::kString;
  bool nullable = true;
  uint32_t min_length = 0;  // of a string, in code points
  uint32_t max_length = std::numeric_limits<uint32_t>::max();
  std::vector<Property> properties;        // of an object
  std::vector<std::string> values;         // of a string: the closed enumeration, empty: open
  std::shared_ptr<const Pattern> pattern;  // of a string: compiled (case does matter: it is wrapped in (?-i:...))
  std::shared_ptr<const Shape> items;      // of an array
  uint32_t min_items = 0;
  uint32_t max_items = std::numeric_limits<uint32_t>::max();
  std::optional<double> minimum, maximum;
  std::string pattern_source;  // of a string: must be found in it; anchor it with ^ and $
  std::string format;          // of a string: "date", or empty; `pattern` is what checks it
  std::string description;
  std::string definition;  // name under `$defs` of a shape that stands in many places; empty: written where it stands
};

struct Property {
  std::string name;
  Shape shape;
  bool optional = false;  // may be absent; the record's `text` alone
};

}  // namespace quern

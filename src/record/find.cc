#include <algorithm>

#include "quern/record.h"

namespace quern {

const Field* Record::find(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace quern

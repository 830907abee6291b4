#include "grammar/compiled.h"
#include "json/reader.h"
#include "quern/schema.h"
#include "validate/checker.h"

namespace quern {

std::vector<Violation> validate(std::string_view json, const Grammar& grammar) {
  Checker checker(grammar.compiled().record_shape);
  if (const auto error = read_json(json, checker)) {
    const Place& place = error->place;
    return {{"not_json", "", error->message + " (line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + ")"}};
  }
  return std::move(checker.violations());
}

}  // namespace quern

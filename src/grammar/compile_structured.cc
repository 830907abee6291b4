#include <algorithm>
#include <array>
#include <utility>

#include "grammar/compile.h"

namespace quern::loading {
namespace {

using Type = StructuredReading::Type;
constexpr auto kTypes = std::to_array<std::pair<std::string_view, Type>>(
    {{"text", Type::kText}, {"number", Type::kNumber}, {"date", Type::kDate}, {"currency", Type::kCurrency}, {"country", Type::kCountry}});

std::vector<std::string> strings(const Node& table, std::string_view key) {
  std::vector<std::string> out;
  for (const Node& one : table.list(key)) out.push_back(one.text);
  return out;
}

// `target`: the shape of what is filled.
StructuredReading read_reading(const Compiling& c, const Node& table, const Shape& target) {
  StructuredReading reading;
  reading.from = strings(table, "from");
  if (const Node* join = table.find("join")) reading.join = join->text;
  if (const Node* type = table.find("type")) {
    const auto known = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& one) { return one.first == type->text; });
    if (known != kTypes.end()) {
      reading.type = known->second;
    } else {
      std::vector<std::string_view> names;
      for (const auto& one : kTypes) names.push_back(one.first);
      c.faults.add("grammar_unknown_name", type->at, "structured data has no type `" + type->text + "`", suggest(type->text, names));
    }
  }
  for (const Entry& entry : table.table("map")) {
    const std::string fault = misfit(target, Value(entry.value.text));
    if (!fault.empty())
      c.faults.add("grammar_bad_value", entry.at, "`" + entry.key + "` is mapped to a value that does not fit: " + fault, "");
    reading.map.push_back({entry.key, entry.value.text});
  }
  return reading;
}

const Shape& element_shape(const Shape& shape) { return shape.type == Shape::Type::kArray ? *shape.items : shape; }

void read_field(Compiling& c, const Entry& entry) {
  const int number = c.find_field(entry.key);
  if (number < 0) {
    std::vector<std::string_view> known;
    for (const FieldDecl& field : c.out.fields) known.push_back(field.id);
    return c.unknown(entry.key, entry.at, "field", known);
  }
  const Shape& element = element_shape(c.out.fields[static_cast<size_t>(number)].shape);
  StructuredField field;
  field.field = number;
  field.each = entry.value.string("each");
  if (const Node* prefer = entry.value.find("prefer")) {
    field.text_wins = prefer->text == "text";
    if (!field.text_wins && prefer->text != "structured")
      c.faults.add("grammar_bad_value", prefer->at, "`prefer` is \"" + prefer->text + "\"", "it takes \"text\" or \"structured\"");
  }
  field.reading = read_reading(c, entry.value, element);
  for (const Entry& property : entry.value.table("properties")) {
    const auto& declared = element.properties;
    const auto found = std::find_if(declared.begin(), declared.end(), [&](const Property& one) { return one.name == property.key; });
    if (found == declared.end()) {
      c.unknown(property.key, property.at, "property", property_names(element));
      continue;
    }
    field.properties.push_back({static_cast<int>(found - declared.begin()), read_reading(c, property.value, found->shape)});
  }
  c.out.structured.fields.push_back(std::move(field));
}

}  // namespace

void compile_structured(Compiling& c) {
  const Node* table = c.merged.root.find("structured");
  if (!table) return;
  c.out.structured.type = table->string("type");
  c.out.structured.title = strings(*table, "title");
  c.out.structured.description = strings(*table, "description");
  for (const Entry& entry : table->table("field")) read_field(c, entry);
}

}  // namespace quern::loading

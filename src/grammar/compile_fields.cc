#include <algorithm>

#include "grammar/compile.h"
#include "grammar/record_shape.h"

namespace quern::loading {
namespace {

constexpr size_t kListLimit = 1000;  // where the grammar sets none

void bad(Compiling& c, Spot at, std::string message, std::string help) {
  c.faults.add("grammar_bad_value", at, std::move(message), std::move(help));
}

std::optional<Shape::Type> shape_type(std::string_view name) {
  if (name == "string" || name == "enum" || name == "date") return Shape::Type::kString;
  if (name == "integer") return Shape::Type::kInteger;
  if (name == "number") return Shape::Type::kNumber;
  if (name == "boolean") return Shape::Type::kBoolean;
  if (name == "object") return Shape::Type::kObject;
  return std::nullopt;
}

// Keys that mean nothing for this type.
void check_constraints(Compiling& c, const Node& source, std::string_view type) {
  const auto only = [&](std::string_view key, bool allowed, std::string_view types) {
    const Entry* entry = source.entry(key);
    if (entry && !allowed)
      bad(c, entry->at, "`" + std::string(key) + "` means nothing for the type " + std::string(type), "it is for " + std::string(types));
  };
  const bool number = type == "integer" || type == "number";
  only("minimum", number, "integer and number");
  only("maximum", number, "integer and number");
  only("min_length", type == "string", "string");
  only("max_length", type == "string", "string");
  only("pattern", type == "string", "string");
  only("values", type == "enum", "enum");
  only("properties", type == "object", "object");
  const Node* many = source.find("many");
  only("limit", many && many->boolean, "lists (many = true)");
}

void read_bounds(Compiling& c, const Node& source, Shape& shape) {
  if (const Node* minimum = source.find("minimum")) shape.minimum = minimum->number;
  if (const Node* maximum = source.find("maximum")) shape.maximum = maximum->number;
  if (shape.minimum && shape.maximum && *shape.minimum > *shape.maximum)
    bad(c, source.find("minimum")->at, "`minimum` is greater than `maximum`", "exchange them");
  const auto length = [&](std::string_view key, uint32_t& into) {
    if (const Node* found = source.find(key)) into = static_cast<uint32_t>(std::min<int64_t>(found->integer, 0xFFFFFFFF));
  };
  length("min_length", shape.min_length);
  length("max_length", shape.max_length);
  if (shape.min_length > shape.max_length)
    bad(c, source.find("min_length")->at, "`min_length` is greater than `max_length`", "exchange them");
}

void set_pattern(Compiling& c, Shape& shape, const std::string& pattern, Spot at) {
  shape.pattern_source = pattern;
  auto compiled = Pattern::compile("(?-i:" + pattern + ")");
  if (compiled) {
    shape.pattern = std::make_shared<const Pattern>(std::move(*compiled));
  } else {
    c.faults.add(compiled.errors(), at);
  }
}

Shape make_list(Shape element, const Node& source) {
  Shape list;
  list.type = Shape::Type::kArray;
  list.nullable = false;
  list.description = std::move(element.description);
  element.description.clear();
  element.nullable = false;
  list.items = std::make_shared<const Shape>(std::move(element));
  const Node* limit = source.find("limit");
  list.max_items = static_cast<uint32_t>(limit ? std::min<int64_t>(limit->integer, 0xFFFFFFFF) : static_cast<int64_t>(kListLimit));
  return list;
}

Shape make_shape(Compiling& c, const Node& source, Spot at);

void read_properties(Compiling& c, const Node& source, Spot at, Shape& shape) {
  for (const Entry& entry : source.table("properties"))
    shape.properties.push_back({entry.key, make_shape(c, entry.value, entry.at), false});
  if (shape.properties.empty())
    c.faults.add("grammar_missing_key", at, "an object needs `properties`", "add properties, such as text = { type = \"string\" }");
}

void read_type(Compiling& c, const Node& source, Spot at, Shape& shape) {
  const Node& named = *source.find("type");
  const auto type = shape_type(named.text);
  if (!type) {
    bad(c, named.at, "there is no type `" + named.text + "`",
        suggest(named.text, {"string", "integer", "number", "boolean", "date", "enum", "object"}));
    return;
  }
  shape.type = *type;
  check_constraints(c, source, named.text);
  if (named.text == "date") {
    shape.format = "date";
    set_pattern(c, shape, kDatePattern, named.at);
  }
  if (const Node* pattern = source.find("pattern")) set_pattern(c, shape, pattern->text, pattern->at);
  for (const Node& value : source.list("values")) {
    if (std::find(shape.values.begin(), shape.values.end(), value.text) != shape.values.end())
      c.faults.add("grammar_duplicate", value.at, "`" + value.text + "` stands twice in `values`", "remove one");
    shape.values.push_back(value.text);
  }
  if (named.text == "enum" && shape.values.empty())
    c.faults.add("grammar_missing_key", at, "an enum needs `values`", "add values = [\"...\", \"...\"]");
  if (named.text == "object") read_properties(c, source, at, shape);
}

Shape make_shape(Compiling& c, const Node& source, Spot at) {
  Shape shape;
  read_type(c, source, at, shape);
  read_bounds(c, source, shape);
  shape.description = source.string("description");
  if (const Node* nullable = source.find("nullable")) shape.nullable = nullable->boolean;
  const Node* many = source.find("many");
  return many && many->boolean ? make_list(std::move(shape), source) : shape;
}

void read_spare(Compiling& c, const Node& source, FieldDecl& field) {
  const Node* spare = source.find("spare_from");
  if (!spare) return;
  field.spare_from = static_cast<int>(std::min<int64_t>(spare->integer, 1'000'000));
  if (!field.many) bad(c, source.entry("spare_from")->at, "`spare_from` means nothing for a single value", "it is for lists (many = true)");
}

void read_unique(Compiling& c, const Node& source, FieldDecl& field) {
  const Shape& element = field.many ? *field.shape.items : field.shape;
  for (const std::string_view key : {"unique", "unique_by"}) {
    const Entry* entry = source.entry(key);
    if (entry && !field.many)
      bad(c, entry->at, "`" + std::string(key) + "` means nothing for a single value", "it is for lists (many = true)");
  }
  for (const Node& name : source.list("unique")) {
    field.unique_keys.push_back(name.text);
    if (!find_property(element, name.text)) c.unknown(name, "property", property_names(element));
  }
  const Node* by = source.find("unique_by");
  if (!by) return;
  field.unique = by->text != "none";
  if (by->text != "none" && by->text != "value")
    bad(c, by->at, "`unique_by` is `" + by->text + "`", "it takes \"none\" (keep equal elements) or \"value\" (the default)");
}

}  // namespace

const Shape* find_property(const Shape& element, std::string_view name) {
  if (element.type != Shape::Type::kObject) return name == "value" ? &element : nullptr;
  for (const Property& property : element.properties)
    if (property.name == name) return &property.shape;
  return nullptr;
}

std::vector<std::string_view> property_names(const Shape& element) {
  if (element.type != Shape::Type::kObject) return {"value"};
  std::vector<std::string_view> names;
  for (const Property& property : element.properties) names.push_back(property.name);
  return names;
}

void compile_fields(Compiling& c) {
  for (const Node& source : c.merged.root.list("field")) {
    const Node& id = *source.find("id");
    if (id.text.find('.') != std::string::npos)
      bad(c, id.at, "a field's id has no dot: `" + id.text + "`", "rules name a property as FIELD.PROPERTY");
    if (is_reserved_name(id.text))
      bad(c, id.at, "a field cannot be called `" + id.text + "`: every record has a member or a column of this name", "take another id");
    FieldDecl field;
    field.id = id.text;
    field.place = c.faults.place(id.at);
    field.shape = make_shape(c, source, id.at);
    field.many = field.shape.type == Shape::Type::kArray;
    if (field.many) field.limit = field.shape.max_items;
    read_unique(c, source, field);
    read_spare(c, source, field);
    c.out.fields.push_back(std::move(field));
  }
}

}  // namespace quern::loading

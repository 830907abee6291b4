#include <map>
#include <string>
#include <utility>

#include "grammar/compiled.h"
#include "json/writer.h"
#include "quern/schema.h"

namespace quern {
namespace {

constexpr auto kUnbounded = std::numeric_limits<uint32_t>::max();

const char* type_name(Shape::Type type) {
  switch (type) {
    case Shape::Type::kString: return "string";
    case Shape::Type::kInteger: return "integer";
    case Shape::Type::kNumber: return "number";
    case Shape::Type::kBoolean: return "boolean";
    case Shape::Type::kObject: return "object";
    case Shape::Type::kArray: return "array";
  }
  return "";
}

// Writes shapes as schemas, and keeps those that stand under `$defs` until the end.
class SchemaWriter {
 public:
  explicit SchemaWriter(JsonWriter& json) : json_(json) {}

  // The members of a schema, for an object that is already open.
  void write_members(const Shape& shape, bool nullable) {
    if (!shape.description.empty()) member("description", shape.description);
    write_type(shape, nullable);
    switch (shape.type) {
      case Shape::Type::kString: write_string(shape, nullable); break;
      case Shape::Type::kInteger:
      case Shape::Type::kNumber: write_bounds(shape); break;
      case Shape::Type::kObject: write_object(shape); break;
      case Shape::Type::kArray: write_array(shape); break;
      case Shape::Type::kBoolean: break;
    }
  }

  // A definition may name others: they are found while it is written.
  void write_definitions() {
    if (definitions_.empty()) return;
    json_.key("$defs");
    json_.begin_object();
    for (auto next = definitions_.begin(); next != definitions_.end(); next = definitions_.begin()) {
      const auto [name, shape] = *next;
      definitions_.erase(next);
      written_[name] = true;
      json_.key(name);
      json_.begin_object();
      write_members(*shape, false);
      json_.end_object();
    }
    json_.end_object();
  }

 private:
  void member(std::string_view name, std::string_view text) { json_.key(name), json_.string(text); }
  void member(std::string_view name, uint32_t number) { json_.key(name), json_.integer(number); }

  void write(const Shape& shape) {
    json_.begin_object();
    if (shape.definition.empty()) {
      write_members(shape, shape.nullable);
    } else if (shape.nullable) {
      json_.key("anyOf");
      json_.begin_array();
      json_.begin_object(), write_reference(shape), json_.end_object();
      json_.begin_object(), member("type", "null"), json_.end_object();
      json_.end_array();
    } else {
      write_reference(shape);
    }
    json_.end_object();
  }

  void write_reference(const Shape& shape) {
    member("$ref", "#/$defs/" + shape.definition);
    if (!written_[shape.definition]) definitions_[shape.definition] = &shape;
  }

  void write_type(const Shape& shape, bool nullable) {
    json_.key("type");
    if (nullable) {
      json_.begin_array(), json_.string(type_name(shape.type)), json_.string("null"), json_.end_array();
    } else {
      json_.string(type_name(shape.type));
    }
  }

  void write_string(const Shape& shape, bool nullable) {
    if (!shape.values.empty()) {
      json_.key("enum");
      json_.begin_array();
      for (const std::string& value : shape.values) json_.string(value);
      if (nullable) json_.null();
      json_.end_array();
    }
    if (shape.min_length > 0) member("minLength", shape.min_length);
    if (shape.max_length < kUnbounded) member("maxLength", shape.max_length);
    if (!shape.format.empty()) member("format", shape.format);
    if (!shape.pattern_source.empty()) member("pattern", shape.pattern_source);
  }

  void write_bounds(const Shape& shape) {
    if (shape.minimum) json_.key("minimum"), json_.number(*shape.minimum);
    if (shape.maximum) json_.key("maximum"), json_.number(*shape.maximum);
  }

  void write_object(const Shape& shape) {
    json_.key("properties");
    json_.begin_object();
    for (const Property& property : shape.properties) {
      json_.key(property.name);
      write(property.shape);
    }
    json_.end_object();
    json_.key("required");
    json_.begin_array();
    for (const Property& property : shape.properties)
      if (!property.optional) json_.string(property.name);
    json_.end_array();
    json_.key("additionalProperties"), json_.boolean(false);
  }

  void write_array(const Shape& shape) {
    if (shape.min_items > 0) member("minItems", shape.min_items);
    if (shape.max_items < kUnbounded) member("maxItems", shape.max_items);
    json_.key("items");
    write(*shape.items);
  }

  JsonWriter& json_;
  std::map<std::string, const Shape*> definitions_;  // named, not yet written
  std::map<std::string, bool> written_;
};

}  // namespace

std::string json_schema(const Grammar& grammar) {
  const CompiledGrammar& compiled = grammar.compiled();
  std::string out;
  JsonWriter json(out, JsonWriter::Layout::kPretty);
  json.begin_object();
  json.key("$schema"), json.string("https://json-schema.org/draft/2020-12/schema");
  json.key("$id"), json.string("urn:quern:schema:" + compiled.schema);
  json.key("title"), json.string(compiled.schema);
  SchemaWriter schema(json);
  schema.write_members(compiled.record_shape, false);
  schema.write_definitions();
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace quern

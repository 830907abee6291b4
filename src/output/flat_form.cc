#include "output/flat_form.h"

#include <string>
#include <string_view>
#include <vector>

#include "record/kind.h"

namespace quern {
namespace {

// The values that one column holds. A column that is no list has one group of one value.
struct Column {
  std::string name;
  std::vector<std::vector<const Value*>> groups;  // of a list: one for each element; null pointers are null
  bool list = false;
  bool joined = false;  // each group is a list of its own, written as one string
};

void append_text(const Value& value, std::string& out) {
  if (!out.empty()) out += "; ";
  if (const auto* text = value.string()) {
    out += *text;
  } else {
    out += to_json(value);
  }
}

class FlatWriter {
 public:
  explicit FlatWriter(JsonWriter& json) : json_(json) {}

  void write(const Column& column, const Shape& shape) {
    switch (shape.type) {
      case Shape::Type::kObject: return write_object(column, shape);
      case Shape::Type::kArray: return write(opened(column), *shape.items);
      default: return write_scalar(column);
    }
  }

 private:
  // A column for each property.
  void write_object(const Column& column, const Shape& shape) {
    for (const Property& property : shape.properties) {
      Column inner{column.name + '_' + property.name, column.groups, column.list, column.joined};
      for (auto& group : inner.groups)
        for (const Value*& value : group) value = value ? value->find(property.name) : nullptr;
      write(inner, property.shape);
    }
  }

  // The elements in place of their list: the first list makes the column one, those inside of it become strings.
  static Column opened(const Column& column) {
    Column inner{column.name, {}, true, column.list};
    for (const auto& group : column.groups) {
      std::vector<const Value*> elements;
      for (const Value* value : group)
        if (value && value->array())
          for (const Value& element : *value->array()) elements.push_back(&element);
      if (column.list) {
        inner.groups.push_back(std::move(elements));
      } else {
        for (const Value* element : elements) inner.groups.push_back({element});
      }
    }
    return inner;
  }

  void write_scalar(const Column& column) {
    json_.key(column.name);
    if (!column.list) return write_one(column.groups.front().front());
    json_.begin_array();
    for (const auto& group : column.groups) {
      if (column.joined) {
        write_joined(group);
      } else {
        write_one(group.front());
      }
    }
    json_.end_array();
  }

  void write_one(const Value* value) {
    if (value) {
      write_value(*value, json_);
    } else {
      json_.null();
    }
  }

  void write_joined(const std::vector<const Value*>& group) {
    std::string text;
    for (const Value* value : group)
      if (value && !value->is_null()) append_text(*value, text);
    if (text.empty()) {
      json_.null();
    } else {
      json_.string(text);
    }
  }

  JsonWriter& json_;
};

// The items of all sections of this kind, one a line.
std::string text_of(const Record& record, std::string_view kind) {
  std::string text;
  for (const Section& section : record.sections) {
    if (!is_within(section.kind, kind)) continue;
    for (const std::string& item : section.items) {
      if (!text.empty()) text += '\n';
      text += item;
    }
  }
  return text;
}

void string_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  if (text.empty()) {
    json.null();
  } else {
    json.string(text);
  }
}

}  // namespace

void write_flat(const Record& record, const CompiledGrammar& grammar, bool with_text, JsonWriter& json) {
  json.begin_object();
  string_or_null(json, "schema", record.schema);
  string_or_null(json, "kind", record.kind);
  string_or_null(json, "id", record.id);
  string_or_null(json, "uri", record.source.uri);
  string_or_null(json, "language", record.language.value_or(""));
  for (const FieldDecl& field : grammar.fields) {
    const Field* standing = record.find(field.id);
    FlatWriter(json).write({field.id, {{standing ? &standing->value : nullptr}}}, field.shape);
  }
  json.key("flags");
  json.begin_array();
  for (const std::string& flag : record.flags) json.string(flag);
  json.end_array();
  for (const std::string& kind : grammar.tops) string_or_null(json, "text_" + kind, text_of(record, kind));
  if (with_text) json.key("text"), json.string(record.text);
  json.end_object();
}

}  // namespace quern

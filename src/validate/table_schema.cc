#include <string>

#include "grammar/compiled.h"
#include "quern/schema.h"

namespace quern {
namespace {

std::string quoted(std::string_view name, char quote) {
  std::string out(1, quote);
  for (const char c : name) {
    if (c == quote) out += c;
    out += c;
  }
  return out + quote;
}

// The types of one dialect. Enumerations are strings there: a closed type would have to change with each grammar version.
class Dialect {
 public:
  virtual ~Dialect() = default;
  virtual std::string begin(std::string_view table) const = 0;
  virtual std::string column(const Property& property) const = 0;
  virtual std::string end() const = 0;

 protected:
  // "a T, b U" of an object's properties.
  template <typename Write>
  static std::string joined(const Shape& object, Write write) {
    std::string out;
    for (const Property& property : object.properties) {
      if (!out.empty()) out += ", ";
      out += write(property);
    }
    return out;
  }
};

class DuckDb final : public Dialect {
 public:
  std::string begin(std::string_view table) const override { return "CREATE TABLE " + quoted(table, '"') + " (\n"; }
  std::string column(const Property& property) const override {
    const bool required = !property.shape.nullable && !property.optional;
    return quoted(property.name, '"') + ' ' + type(property.shape) + (required ? " NOT NULL" : "");
  }
  std::string end() const override { return "\n);\n"; }

 private:
  static std::string type(const Shape& shape) {
    switch (shape.type) {
      case Shape::Type::kString: return shape.format == "date" ? "DATE" : "VARCHAR";
      case Shape::Type::kInteger: return "BIGINT";
      case Shape::Type::kNumber: return "DOUBLE";
      case Shape::Type::kBoolean: return "BOOLEAN";
      case Shape::Type::kArray: return type(*shape.items) + "[]";
      case Shape::Type::kObject:
        return "STRUCT(" + joined(shape, [](const Property& p) { return quoted(p.name, '"') + ' ' + type(p.shape); }) + ")";
    }
    return "";
  }
};

// ClickHouse has no null objects and no null lists: what may be null are the scalars in them.
class ClickHouse final : public Dialect {
 public:
  std::string begin(std::string_view table) const override { return "CREATE TABLE " + quoted(table, '`') + " (\n"; }
  std::string column(const Property& property) const override {
    return quoted(property.name, '`') + ' ' + type(property.shape, property.optional);
  }
  std::string end() const override { return "\n) ENGINE = MergeTree ORDER BY id;\n"; }

 private:
  static std::string type(const Shape& shape, bool within_null) {
    const bool nullable = shape.nullable || within_null;
    if (shape.type == Shape::Type::kArray) return "Array(" + type(*shape.items, false) + ")";
    if (shape.type == Shape::Type::kObject)
      return "Tuple(" + joined(shape, [&](const Property& p) { return quoted(p.name, '`') + ' ' + type(p.shape, nullable); }) + ")";
    const std::string scalar = nullable ? std::string("Nullable(") + scalar_type(shape) + ")" : scalar_type(shape);
    return shape.values.empty() ? scalar : "LowCardinality(" + scalar + ")";
  }

  static const char* scalar_type(const Shape& shape) {
    switch (shape.type) {
      case Shape::Type::kInteger: return "Int64";
      case Shape::Type::kNumber: return "Float64";
      case Shape::Type::kBoolean: return "Bool";
      default: return shape.format == "date" ? "Date32" : "String";
    }
  }
};

class Spark final : public Dialect {
 public:
  std::string begin(std::string_view) const override { return ""; }
  std::string column(const Property& property) const override { return quoted(property.name, '`') + ' ' + type(property.shape); }
  std::string end() const override { return "\n"; }

 private:
  static std::string type(const Shape& shape) {
    switch (shape.type) {
      case Shape::Type::kString: return shape.format == "date" ? "DATE" : "STRING";
      case Shape::Type::kInteger: return "BIGINT";
      case Shape::Type::kNumber: return "DOUBLE";
      case Shape::Type::kBoolean: return "BOOLEAN";
      case Shape::Type::kArray: return "ARRAY<" + type(*shape.items) + ">";
      case Shape::Type::kObject:
        return "STRUCT<" + joined(shape, [](const Property& p) { return quoted(p.name, '`') + ": " + type(p.shape); }) + ">";
    }
    return "";
  }
};

std::string table(const CompiledGrammar& grammar, const Dialect& dialect, std::string_view indent) {
  std::string out = dialect.begin(grammar.name);
  bool first = true;
  for (const Property& property : grammar.record_shape.properties) {
    if (!first) out += ",\n";
    first = false;
    out += indent;
    out += dialect.column(property);
  }
  return out + dialect.end();
}

}  // namespace

std::string table_schema(const Grammar& grammar, TableDialect dialect) {
  const CompiledGrammar& compiled = grammar.compiled();
  switch (dialect) {
    case TableDialect::kDuckDb: return table(compiled, DuckDb(), "  ");
    case TableDialect::kClickHouse: return table(compiled, ClickHouse(), "  ");
    case TableDialect::kSpark: return table(compiled, Spark(), "");
  }
  return "";
}

}  // namespace quern

#include "grammar/record_shape.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "quern/codes.h"

namespace quern {
namespace {

// Nothing of the envelope is null unless it says so.
Shape of_type(Shape::Type type, std::string description) {
  Shape shape;
  shape.type = type;
  shape.nullable = false;
  shape.description = std::move(description);
  return shape;
}

Shape string_shape(std::string description) { return of_type(Shape::Type::kString, std::move(description)); }

Shape nullable(Shape shape) {
  shape.nullable = true;
  return shape;
}

Shape integer_shape(double minimum, std::string description) {
  Shape shape = of_type(Shape::Type::kInteger, std::move(description));
  shape.minimum = minimum;
  return shape;
}

Shape enum_shape(std::vector<std::string> values, std::string description) {
  Shape shape = string_shape(std::move(description));
  shape.values = std::move(values);
  return shape;
}

Shape digest_shape(std::string description) {
  Shape shape = string_shape(std::move(description));
  shape.pattern_source = kDigestPattern;
  auto pattern = Pattern::compile("(?-i:" + shape.pattern_source + ")");
  assert(pattern);
  shape.pattern = std::make_shared<const Pattern>(std::move(*pattern));
  return shape;
}

Shape object_shape(std::vector<Property> properties, std::string description) {
  Shape shape = of_type(Shape::Type::kObject, std::move(description));
  shape.properties = std::move(properties);
  return shape;
}

Shape list_shape(Shape items, std::string description) {
  Shape shape = of_type(Shape::Type::kArray, std::move(description));
  shape.items = std::make_shared<const Shape>(std::move(items));
  return shape;
}

Shape pair_shape(double minimum, std::string description) {
  Shape shape = list_shape(integer_shape(minimum, ""), std::move(description));
  shape.min_items = shape.max_items = 2;
  return shape;
}

Shape span_shape() {
  Shape shape = pair_shape(0, "First byte and the byte behind the last one, in the repaired text (UTF-8).");
  shape.definition = "span";
  return shape;
}

Shape source_shape() {
  return object_shape({{"uri", string_shape("File name as given, or - for standard input.")},
                       {"document", integer_shape(0, "Number of the document in its file, from 0.")},
                       {"media_type", string_shape("What kind of text it came as.")},
                       {"charset", string_shape("What it was decoded from.")},
                       {"bytes", integer_shape(0, "Its size as it came.")},
                       {"sha256", digest_shape("Of the bytes as they came.")}},
                      "Where the document came from.");
}

Shape section_shape(const CompiledGrammar& grammar) {
  std::vector<std::string> kinds;
  for (const SectionKind& section : grammar.sections) kinds.push_back(section.name);
  return object_shape({{"kind", enum_shape(std::move(kinds), "A section that the grammar declares; sub-kinds have a dot.")},
                       {"heading", nullable(string_shape("As written, without decoration and final colon."))},
                       {"path", list_shape(string_shape(""), "Headings above this one, outermost first.")},
                       {"items", list_shape(string_shape(""), "Repaired text, a line or list item each, without bullet.")},
                       {"lines", pair_shape(1, "First and last line in the source, counted from 1.")},
                       {"span", span_shape()}},
                      "");
}

Shape repair_shape() {
  return object_shape({{"kind", enum_shape({"mojibake", "undecodable"}, "What was wrong.")},
                       {"codec", nullable(string_shape("The wrong readings that were undone, outermost first."))},
                       {"line", integer_shape(1, "In the source, counted from 1.")},
                       {"from", string_shape("As it stood; undecodable bytes as \\xHH.")},
                       {"to", string_shape("What stands in its place.")},
                       {"certainty", enum_shape({"proven", "guessed"}, "Proven by the bytes themselves, or likely by the document.")}},
                      "");
}

Shape flags_shape(const CompiledGrammar& grammar) {
  std::vector<std::string> codes;
  for (const CodeInfo& info : all_codes())
    if (info.kind == CodeKind::kFlag) codes.emplace_back(info.code);
  for (const FlagDecl& flag : grammar.flags) codes.push_back(flag.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return list_shape(enum_shape(std::move(codes), ""), "What a reader of this record should know; `quern codes` explains each.");
}

Shape evidence_shape(const CompiledGrammar& grammar) {
  Shape place = nullable(pair_shape(0, "As `span` of a section; null for structured data whose words the text does not have."));
  Shape one =
      object_shape({{"rule", string_shape("Id of the grammar's rule; structured.FIELD of structured data.")},
                    {"span", std::move(place)},
                    {"how", enum_shape({"text", "structured"}, "Read from the text, or from data that the page carries for programs.")}},
                   "What a value rests on.");
  one.definition = "evidence";
  std::vector<Property> properties;
  for (const FieldDecl& field : grammar.fields)
    properties.push_back({field.id, field.many ? list_shape(one, "Of each element of the list.") : nullable(one)});
  return object_shape(std::move(properties), "For each field, the rule and the place that its value came from.");
}

// Null where no kind of document holds; it cannot be when one of them has no condition.
Shape kind_shape(const CompiledGrammar& grammar) {
  std::vector<std::string> names;
  bool always = false;
  for (const KindDecl& kind : grammar.kinds) {
    names.push_back(kind.name);
    always = always || (kind.any.empty() && kind.all.empty() && kind.none.empty());
  }
  Shape shape = enum_shape(std::move(names), "What kind of document this is.");
  shape.nullable = !always;
  return shape;
}

Shape grammar_shape() {
  return object_shape({{"name", string_shape("")},
                       {"version", string_shape("")},
                       {"sha256", digest_shape("Of its source files, in the order they were merged.")}},
                      "The grammar that made the record.");
}

}  // namespace

Shape record_shape(const CompiledGrammar& grammar) {
  Shape id = string_shape("The source's own name of the document, else the first 16 digits of its sha256.");
  id.min_length = 1;
  std::vector<Property> properties = {
      {"schema", enum_shape({grammar.schema}, "The schema that this record keeps to.")},
      {"kind", kind_shape(grammar)},
      {"id", std::move(id)},
      {"source", source_shape()},
      {"language",
       nullable(string_shape("ISO 639 code of the language it is written in; null where it is too short or too mixed to say."))}};
  for (const FieldDecl& field : grammar.fields) properties.push_back({field.id, field.shape});
  properties.push_back({"sections", list_shape(section_shape(grammar), "The whole document in reading order, every word in exactly one.")});
  properties.push_back({"repairs", list_shape(repair_shape(), "Every change that undid damage to the text.")});
  properties.push_back({"flags", flags_shape(grammar)});
  properties.push_back({"evidence", evidence_shape(grammar)});
  properties.push_back({"grammar", grammar_shape()});
  properties.push_back({"quern", string_shape("Version of the program that made the record.")});
  properties.push_back({"text", string_shape("The repaired text that all spans point into."), true});
  return object_shape(std::move(properties), "One document, as the grammar `" + grammar.name + "` reads it.");
}

bool is_reserved_name(std::string_view field) {
  static const Shape kEnvelope = record_shape({});
  const auto& members = kEnvelope.properties;
  return field == "uri" || field.substr(0, 5) == "text_" ||
         std::any_of(members.begin(), members.end(), [&](const Property& member) { return member.name == field; });
}

}  // namespace quern

// A merged grammar -> what the stages use. One function a part of the grammar; each reports its faults and goes on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "grammar/faults.h"
#include "grammar/macros.h"
#include "grammar/merge.h"

namespace quern::loading {

// What the parts share while a grammar is compiled.
struct Compiling {
  const Merged& merged;
  Faults& faults;
  Macros& macros;
  CompiledGrammar& out;
  bool names_known;  // false for a part, and where a file could not be read: what is not declared here may be elsewhere

  // Reports a name that is not declared.
  void unknown(std::string_view name, Spot at, std::string_view what, const std::vector<std::string_view>& known) const;
  void unknown(const Node& name, std::string_view what, const std::vector<std::string_view>& known) const {
    unknown(name.text, name.at, what, known);
  }
  // The number of a language; -1 for "any", where the grammar declares none, and after reporting that it declares others.
  int language(std::string_view code, Spot at) const;
  // A section by name; kNoSection after reporting that there is none.
  SectionId section(const Node& name) const;
  // Sections with all of their sub-kinds.
  SectionMask sections(const std::vector<Node>& names) const;
  std::vector<std::string_view> section_names() const;
  // The field's number, or -1.
  int find_field(std::string_view id) const;
};

// The order matters: each needs what stands before it.
void compile_sections(Compiling& c);
void compile_decoding(Compiling& c);
void compile_vocabularies(Compiling& c);
void compile_flags(Compiling& c);
void compile_fields(Compiling& c);
void compile_rules(Compiling& c);
void compile_kinds(Compiling& c);
void compile_schema_org(Compiling& c);
void compile_structured(Compiling& c);

// Reads the examples of a rule that fills `target` (null: it raises a flag).
void compile_examples(Compiling& c, const Node& source, const Shape* target, Rule& rule);

// `choose` of a field or rule whose element has this shape.
std::vector<Choice> compile_choices(Compiling& c, const Node& source, const Shape& element);
// The property of an object; for "value", the element itself if it is no object. Null if there is none.
const Shape* find_property(const Shape& element, std::string_view name);
std::vector<std::string_view> property_names(const Shape& element);

// Why `value` does not fit the shape, or "". Of an object not all properties need to be there.
std::string misfit(const Shape& shape, const Value& value);

// All of it. Nothing if faults were found.
std::shared_ptr<CompiledGrammar> compile(const Merged& merged, Faults& faults);

}  // namespace quern::loading

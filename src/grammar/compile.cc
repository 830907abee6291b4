#include "grammar/compile.h"

#include <algorithm>

#include "grammar/record_shape.h"

namespace quern::loading {
namespace {

bool is_sub_kind(std::string_view name, std::string_view of) {
  return name.size() > of.size() && name[of.size()] == '.' && name.substr(0, of.size()) == of;
}

// A grammar that gives records needs these.
void check_whole(const Compiling& c) {
  const Spot file{static_cast<uint16_t>(0), 0, 0};
  const auto needs = [&](bool there, const std::string& what, const std::string& help) {
    if (!there) c.faults.add("grammar_missing_key", file, "a whole grammar needs " + what, help);
  };
  needs(!c.out.sections.empty(), "sections", "add [section.NAME]");
  needs(!c.out.fields.empty(), "fields", "add [[field]]");
  needs(!c.out.kinds.empty(), "kinds of documents", "add [[kind]] with a name alone: it holds for every document");
}

void copy_head(Compiling& c) {
  const Node& root = c.merged.root;
  c.out.name = root.string("grammar");
  c.out.version = root.string("version");
  c.out.schema = root.string("schema");
  c.out.sha256 = c.merged.sha256;
  c.out.files = c.merged.files;
  for (const Node& language : root.list("languages")) {
    if (std::find(c.out.languages.begin(), c.out.languages.end(), language.text) != c.out.languages.end()) continue;
    if (c.out.languages.size() == kMostLanguages)
      return c.faults.add("grammar_bad_value", language.at, "`languages` names more than " + std::to_string(kMostLanguages),
                          "leave some out, or make two grammars of it");
    c.out.languages.push_back(language.text);
  }
}

}  // namespace

void Compiling::unknown(std::string_view name, Spot at, std::string_view what, const std::vector<std::string_view>& known) const {
  if (names_known)
    faults.add("grammar_unknown_name", at, "there is no " + std::string(what) + " `" + std::string(name) + "`", suggest(name, known));
}

int Compiling::language(std::string_view code, Spot at) const {
  if (code == "any") return -1;
  const int number = out.find_language(code);
  if (number < 0 && !out.languages.empty()) {
    std::vector<std::string_view> known(out.languages.begin(), out.languages.end());
    known.emplace_back("any");
    unknown(code, at, "language", known);
  }
  return number;
}

std::vector<std::string_view> Compiling::section_names() const {
  std::vector<std::string_view> names;
  for (const SectionKind& section : out.sections) names.push_back(section.name);
  return names;
}

SectionId Compiling::section(const Node& name) const {
  const SectionId id = out.find_section(name.text);
  if (id == kNoSection) unknown(name, "section", section_names());
  return id;
}

SectionMask Compiling::sections(const std::vector<Node>& names) const {
  SectionMask mask;
  for (const Node& name : names) {
    if (section(name) == kNoSection) continue;
    for (SectionId id = 0; id < out.sections.size(); ++id)
      if (out.sections[id].name == name.text || is_sub_kind(out.sections[id].name, name.text)) mask.add(id);
  }
  return mask;
}

int Compiling::find_field(std::string_view id) const {
  for (size_t i = 0; i < out.fields.size(); ++i)
    if (out.fields[i].id == id) return static_cast<int>(i);
  return -1;
}

std::shared_ptr<CompiledGrammar> compile(const Merged& merged, Faults& faults) {
  auto grammar = std::make_shared<CompiledGrammar>();
  Macros macros(merged, faults);
  Compiling c{merged, faults, macros, *grammar, merged.whole && merged.complete};
  copy_head(c);
  compile_sections(c);
  compile_decoding(c);
  compile_vocabularies(c);
  compile_flags(c);
  compile_fields(c);
  compile_rules(c);
  compile_kinds(c);
  compile_schema_org(c);
  compile_structured(c);
  if (c.names_known) check_whole(c);
  if (!faults.empty()) return nullptr;
  if (!merged.whole) {
    faults.add("grammar_part", {}, "`" + grammar->name + "` is a part of a grammar: it has no `schema`; nothing is wrong with it by itself",
               "name the grammar that extends it");
    return nullptr;
  }
  grammar->names = std::make_shared<const Names>(grammar->languages);
  grammar->record_shape = record_shape(*grammar);
  return grammar;
}

}  // namespace quern::loading

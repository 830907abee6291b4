#include <algorithm>

#include "grammar/compile.h"
#include "json/reader.h"

namespace quern::loading {
namespace {

// Follows the names in a template: `$name` of the record or, below `$each`, of an element; `$$name` of the record itself.
class TemplateChecker {
 public:
  TemplateChecker(Compiling& c, Spot at) : c_(c), at_(at) {}

  void check(const Value& value, const Shape* element) {
    if (const auto* text = value.string()) check_string(*text, element);
    if (const auto* array = value.array())
      for (const Value& one : *array) check(one, element);
    if (!value.object()) return;
    if (const Value* each = value.find("$each")) {
      const Shape* list = each->string() ? field_shape(*each->string(), element) : nullptr;
      if (!list) return unknown("$each", each->as_string(), element);
      element = list->type == Shape::Type::kArray ? list->items.get() : list;
    }
    for (const quern::Member& member : *value.object())
      if (member.name != "$each" && member.name != "$map") check(member.value, element);
  }

  // `a.b`: what must come out, by the members of the template.
  void check_required(const Node& name, const Value& form) {
    const std::string_view path = name.text;
    const Value* at = &form;
    for (std::string_view rest = path; at && !rest.empty();) {
      const size_t dot = rest.find('.');
      at = at->find(rest.substr(0, dot));
      rest = dot == rest.npos ? std::string_view() : rest.substr(dot + 1);
    }
    if (at) return;
    std::vector<std::string_view> members;
    if (form.object())
      for (const quern::Member& member : *form.object()) members.push_back(member.name);
    c_.faults.add("grammar_unknown_name", name.at, "`require` names `" + name.text + "`, which the template does not have",
                  suggest(path, members));
  }

 private:
  void check_string(const std::string& text, const Shape* element) {
    if (!text.starts_with("$") || text == "$") return;
    if (text.starts_with("$$")) return check_of_record(std::string_view(text).substr(2));
    if (!field_shape(std::string_view(text).substr(1), element)) unknown("the template", std::string_view(text).substr(1), element);
  }

  void check_of_record(std::string_view name) {
    if (name == "text" || name == "id" || name == "language") return;
    if (!name.starts_with("items:"))
      return report("the template names `$$" + std::string(name) + "`", suggest(name, {"text", "id", "language", "items:SECTION"}));
    name.remove_prefix(6);
    if (c_.out.find_section(name) == kNoSection && c_.names_known)
      report("the template names the section `" + std::string(name) + "`, which is not declared", suggest(name, c_.section_names()));
  }

  // "a.b": of the element, or a field of the record and its properties; null if there is none.
  const Shape* field_shape(std::string_view path, const Shape* element) const {
    const Shape* shape = element;
    while (true) {
      const size_t dot = path.find('.');
      const std::string_view name = path.substr(0, dot);
      if (shape) {
        shape = shape->type == Shape::Type::kObject ? find_property(*shape, name) : nullptr;
      } else {
        const int field = c_.find_field(name);
        shape = field < 0 ? nullptr : &c_.out.fields[static_cast<size_t>(field)].shape;
      }
      if (!shape || dot == path.npos) return shape;
      path.remove_prefix(dot + 1);
    }
  }

  void unknown(std::string_view where, std::string_view name, const Shape* element) {
    std::vector<std::string_view> known;
    if (element) {
      known = property_names(*element);
    } else {
      for (const FieldDecl& field : c_.out.fields) known.push_back(field.id);
    }
    report(std::string(where) + " names `" + std::string(name) + "`, which " + (element ? "the element" : "the record") + " does not have",
           suggest(name, known));
  }

  void report(std::string message, std::string help) {
    if (c_.names_known) c_.faults.add("grammar_unknown_name", at_, std::move(message), std::move(help));
  }

  Compiling& c_;
  Spot at_;
};

}  // namespace

void compile_schema_org(Compiling& c) {
  for (const Node& source : c.merged.root.list("schemaorg")) {
    SchemaOrgDecl decl;
    const Node& kind = *source.find("kind");
    decl.kind = kind.text;
    std::vector<std::string_view> kinds;
    for (const KindDecl& known : c.out.kinds) kinds.push_back(known.name);
    if (std::find(kinds.begin(), kinds.end(), decl.kind) == kinds.end()) c.unknown(kind, "kind", kinds);
    const Node& text = *source.find("template");
    auto parsed = parse_json(text.text);
    if (!parsed) {
      for (const Error& error : parsed.errors())
        c.faults.add("grammar_bad_value", text.at, "the template is no JSON: " + error.message, error.help);
      continue;
    }
    decl.template_ = std::move(*parsed);
    TemplateChecker checker(c, text.at);
    checker.check(decl.template_, nullptr);
    for (const Node& name : source.list("require")) {
      checker.check_required(name, decl.template_);
      decl.require.push_back(name.text);
    }
    c.out.schema_org.push_back(std::move(decl));
  }
}

}  // namespace quern::loading

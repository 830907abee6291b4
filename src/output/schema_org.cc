#include "output/schema_org.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "record/kind.h"

namespace quern {
namespace {

constexpr std::string_view kEach = "$each";
constexpr std::string_view kMap = "$map";
constexpr std::string_view kItems = "$$items:";

// The value at a dotted path below `value`; through a list, the list of what its elements have there.
Value follow(const Value* value, std::string_view path) {
  if (!value) return {};
  if (path.empty()) return *value;
  if (const auto* elements = value->array()) {
    Value::Array found;
    for (const Value& element : *elements)
      if (Value inner = follow(&element, path); !inner.empty()) found.push_back(std::move(inner));
    return found;
  }
  const size_t dot = path.find('.');
  return follow(value->find(path.substr(0, dot)), dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1));
}

// Fills a template in from one record.
class Filling {
 public:
  explicit Filling(const Record& record) : record_(record) {}

  // `element`: of the list that a `$each` goes through, null outside of one.
  Value fill(const Value& form, const Value* element) const {
    if (const auto* text = form.string()) return text->rfind('$', 0) == 0 ? look_up(*text, element) : form;
    if (const auto* elements = form.array()) return fill_array(*elements, element);
    if (!form.object()) return form;
    return form.find(kEach) ? fill_each(form, element) : fill_object(*form.object(), element);
  }

 private:
  Value look_up(std::string_view reference, const Value* element) const {
    if (reference == "$$text") return record_.text;
    if (reference == "$$id") return record_.id;
    if (reference == "$$language") return record_.language ? Value(*record_.language) : Value();
    if (reference.substr(0, kItems.size()) == kItems) return items(reference.substr(kItems.size()));
    return look_up_path(reference.substr(1), element);
  }

  // A property of the element, or outside of lists a field of the record.
  Value look_up_path(std::string_view path, const Value* element) const {
    if (element) return follow(element, path);
    const size_t dot = path.find('.');
    const Field* field = record_.find(path.substr(0, dot));
    return field ? follow(&field->value, dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1)) : Value();
  }

  Value items(std::string_view kind) const {
    std::string text;
    for (const Section& section : record_.sections) {
      if (!is_within(section.kind, kind)) continue;
      for (const std::string& item : section.items) text += (text.empty() ? "" : "\n") + item;
    }
    return text;
  }

  Value fill_array(const Value::Array& forms, const Value* element) const {
    Value::Array filled;
    for (const Value& form : forms)
      if (Value value = fill(form, element); !value.empty()) filled.push_back(std::move(value));
    return filled;
  }

  // What is unknown is left out; an object that then says nothing but its type, too.
  Value fill_object(const Value::Object& form, const Value* element) const {
    Value::Object filled;
    for (const Member& member : form) {
      if (member.name == kEach || member.name == kMap) continue;
      Value value = fill(member.value, element);
      if (!value.empty()) filled.push_back({member.name, std::move(value)});
    }
    const bool says_something =
        std::any_of(filled.begin(), filled.end(), [](const Member& member) { return member.name.rfind('@', 0) != 0; });
    return says_something ? Value(std::move(filled)) : Value();
  }

  // A single value is gone through as if it stood alone in a list, and gives a single result.
  Value fill_each(const Value& form, const Value* element) const {
    const Value over = look_up_path(form.find(kEach)->as_string(), element);
    if (!over.array()) return over.is_null() ? Value() : fill_element(form, over);
    Value::Array filled;
    for (const Value& each : *over.array())
      if (Value value = fill_element(form, each); !value.empty()) filled.push_back(std::move(value));
    return filled;
  }

  Value fill_element(const Value& form, const Value& element) const {
    const Value* map = form.find(kMap);
    const Value* mapped = map && element.string() ? map->find(*element.string()) : nullptr;
    const Value& value = mapped ? *mapped : element;
    const auto& members = *form.object();
    const bool plain = std::all_of(members.begin(), members.end(), [](const Member& m) { return m.name == kEach || m.name == kMap; });
    return plain ? value : fill_object(members, &value);
  }

  const Record& record_;
};

std::string missing_properties(const Value& document, const std::vector<std::string>& required) {
  std::string missing;
  for (const std::string& name : required) {
    if (has_value(follow(&document, name))) continue;
    if (!missing.empty()) missing += ", ";
    missing += name;
  }
  return missing;
}

}  // namespace

SchemaOrgResult to_schema_org(const Record& record, const CompiledGrammar& grammar) {
  const auto declared = std::find_if(grammar.schema_org.begin(), grammar.schema_org.end(),
                                     [&](const SchemaOrgDecl& candidate) { return candidate.kind == record.kind; });
  if (declared == grammar.schema_org.end()) return {{}, "a schema.org mapping for kind " + record.kind};
  Value document = Filling(record).fill(declared->template_, nullptr);
  std::string missing = missing_properties(document, declared->require);
  if (missing.empty() && document.empty()) missing = "any value of the template";
  if (!missing.empty()) return {{}, std::move(missing)};
  return {std::move(document), {}};
}

}  // namespace quern

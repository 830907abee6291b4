#include "grammar/document.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>

namespace quern::loading {
namespace {

Spot spot(const toml::source_region& region, uint16_t file) { return {file, region.begin.line, region.begin.column}; }

Node convert(const toml::node& from, uint16_t file);

// toml++ orders tables by key; the order of the file (of fields' properties, say) has a meaning here.
void convert_members(const toml::table& from, uint16_t file, std::vector<Entry>& members) {
  members.reserve(from.size());
  for (const auto& [key, value] : from) members.push_back({std::string(key.str()), spot(key.source(), file), convert(value, file)});
  std::stable_sort(members.begin(), members.end(), [](const Entry& a, const Entry& b) {
    return a.at.line != b.at.line ? a.at.line < b.at.line : a.at.column < b.at.column;
  });
}

Node convert(const toml::node& from, uint16_t file) {
  Node node;
  node.at = spot(from.source(), file);
  if (const auto* table = from.as_table()) {
    node.kind = Node::Kind::kTable;
    convert_members(*table, file, node.members);
  } else if (const auto* array = from.as_array()) {
    node.kind = Node::Kind::kArray;
    node.elements.reserve(array->size());
    for (const toml::node& element : *array) node.elements.push_back(convert(element, file));
  } else if (const auto* text = from.as_string()) {
    node.kind = Node::Kind::kString;
    node.text = text->get();
  } else if (const auto* integer = from.as_integer()) {
    node.kind = Node::Kind::kInteger;
    node.integer = integer->get();
    node.number = static_cast<double>(node.integer);
  } else if (const auto* number = from.as_floating_point()) {
    node.kind = Node::Kind::kNumber;
    node.number = number->get();
  } else if (const auto* boolean = from.as_boolean()) {
    node.kind = Node::Kind::kBoolean;
    node.boolean = boolean->get();
  } else {
    node.kind = Node::Kind::kDate;
  }
  return node;
}

}  // namespace

const Entry* Node::entry(std::string_view key) const {
  for (const Entry& member : members)
    if (member.key == key) return &member;
  return nullptr;
}

const Node* Node::find(std::string_view key) const {
  const Entry* found = entry(key);
  return found ? &found->value : nullptr;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

std::string_view Node::string(std::string_view key) const {
  const Node* found = find(key);
  return found && found->is_string() ? std::string_view(found->text) : std::string_view();
}

const std::vector<Node>& Node::list(std::string_view key) const {
  static const std::vector<Node> none;
  const Node* found = find(key);
  return found ? found->elements : none;
}

const std::vector<Entry>& Node::table(std::string_view key) const {
  static const std::vector<Entry> none;
  const Node* found = find(key);
  return found ? found->members : none;
}

Value Node::value() const {
  switch (kind) {
    case Kind::kString: return text;
    case Kind::kInteger: return integer;
    case Kind::kNumber: return std::isfinite(number) ? Value(number) : Value();
    case Kind::kBoolean: return boolean;
    case Kind::kArray: {
      Value::Array array;
      for (const Node& element : elements) array.push_back(element.value());
      return array;
    }
    case Kind::kTable: {
      Value::Object object;
      for (const Entry& member : members) object.push_back({member.key, member.value.value()});
      return object;
    }
    case Kind::kDate: break;
  }
  return {};
}

bool read_document(std::string_view toml, uint16_t file, Node& root, Faults& faults) {
  try {
    root = convert(toml::parse(toml), file);
    root.at = {file, 0, 0};
    return true;
  } catch (const toml::parse_error& error) {
    faults.add("grammar_syntax", spot(error.source(), file), std::string(error.description()),
               "mend the TOML here; patterns stand best in '...', in which a backslash needs no other");
    return false;
  }
}

}  // namespace quern::loading

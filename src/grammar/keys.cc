#include "grammar/keys.h"

#include <algorithm>

#include "grammar/key_table.h"

namespace quern::loading {
namespace {

bool check(Node& node, const Form& form, std::string_view key, Faults& faults);

std::string_view type_name(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kString: return "a string";
    case Node::Kind::kInteger: return "an integer";
    case Node::Kind::kNumber: return "a number";
    case Node::Kind::kBoolean: return "true or false";
    case Node::Kind::kArray: return "a list";
    case Node::Kind::kTable: return "a table";
    case Node::Kind::kDate: break;
  }
  return "a date or time";
}

std::string_view wanted(Takes takes) {
  switch (takes) {
    case Takes::kString: return "a string";
    case Takes::kInteger: return "an integer that is not negative";
    case Takes::kNumber: return "a number";
    case Takes::kBoolean: return "true or false";
    case Takes::kStrings: return "a list of strings: [\"...\", \"...\"]";
    case Takes::kOneOrMore: return "a string, or a list of strings";
    case Takes::kTable:
    case Takes::kNamed: return "a table";
    case Takes::kTables: return "a list of tables";
    case Takes::kStringOr: return "a list of strings and tables";
    case Takes::kList: return "a list";
    case Takes::kAnything: break;
  }
  return "a string, number, boolean, list or table";
}

bool wrong_type(const Node& node, Takes takes, std::string_view key, Faults& faults) {
  faults.add("grammar_bad_value", node.at, "`" + std::string(key) + "` is " + std::string(type_name(node)),
             "it takes " + std::string(wanted(takes)));
  return false;
}

const KeySpec* find_key(const Form& form, std::string_view key) {
  for (const auto keys : {form.keys, form.more})
    for (const KeySpec& spec : keys)
      if (spec.key == key) return &spec;
  return nullptr;
}

void unknown_key(const Entry& entry, const Form& form, Faults& faults) {
  std::vector<std::string_view> known;
  for (const auto keys : {form.keys, form.more})
    for (const KeySpec& spec : keys) known.push_back(spec.key);
  faults.add("grammar_unknown_key", entry.at, std::string(form.what) + " has no key `" + entry.key + "`", suggest(entry.key, known));
}

// A table of known keys; false where one is missing without which the table means nothing.
bool check_table(Node& table, const Form& form, Faults& faults) {
  auto& members = table.members;
  for (auto entry = members.begin(); entry != members.end();) {
    const KeySpec* spec = find_key(form, entry->key);
    if (!spec) unknown_key(*entry, form, faults);
    const bool sound = spec && check(entry->value, *spec->form, entry->key, faults);
    const bool missed_elsewhere = spec && spec->needed && !sound;  // told already: it is there, but wrong
    if (missed_elsewhere) return false;
    entry = sound ? entry + 1 : members.erase(entry);
  }
  bool whole = true;
  for (const auto keys : {form.keys, form.more}) {
    for (const KeySpec& spec : keys) {
      if (!spec.needed || table.find(spec.key)) continue;
      faults.add("grammar_missing_key", table.at, std::string(form.what) + " needs the key `" + std::string(spec.key) + "`",
                 "add " + std::string(spec.key) + " = " + (spec.form->takes == Takes::kString ? "\"...\"" : "..."));
      whole = false;
    }
  }
  return whole;
}

// A list: elements that are wrong are told and taken out.
template <typename Sound>
bool check_elements(Node& list, const Sound& sound) {
  auto& elements = list.elements;
  elements.erase(std::remove_if(elements.begin(), elements.end(), [&](Node& element) { return !sound(element); }), elements.end());
  return true;
}

bool check_list(Node& list, const Form& form, std::string_view key, Faults& faults) {
  return check_elements(list, [&](Node& element) {
    if (element.is_string() && form.takes != Takes::kTables) return true;
    const bool strings = form.takes == Takes::kStrings || form.takes == Takes::kOneOrMore;
    if (element.is_table() && !strings) return check_table(element, form, faults);
    return wrong_type(element, strings ? Takes::kString : form.takes, "an element of `" + std::string(key) + "`", faults);
  });
}

bool check_named(Node& table, const Form& form, Faults& faults) {
  auto& members = table.members;
  members.erase(
      std::remove_if(members.begin(), members.end(), [&](Entry& entry) { return !check(entry.value, *form.each, entry.key, faults); }),
      members.end());
  return true;
}

bool check(Node& node, const Form& form, std::string_view key, Faults& faults) {
  switch (form.takes) {
    case Takes::kString: return node.is_string() || wrong_type(node, form.takes, key, faults);
    case Takes::kInteger: return (node.is(Node::Kind::kInteger) && node.integer >= 0) || wrong_type(node, form.takes, key, faults);
    case Takes::kNumber: return node.is_number() || wrong_type(node, form.takes, key, faults);
    case Takes::kBoolean: return node.is(Node::Kind::kBoolean) || wrong_type(node, form.takes, key, faults);
    case Takes::kOneOrMore:
      if (node.is_string()) return true;
      [[fallthrough]];
    case Takes::kStrings:
    case Takes::kStringOr:
    case Takes::kTables: return node.is_array() ? check_list(node, form, key, faults) : wrong_type(node, form.takes, key, faults);
    case Takes::kList: return node.is_array() || wrong_type(node, form.takes, key, faults);
    case Takes::kTable: return node.is_table() ? check_table(node, form, faults) : wrong_type(node, form.takes, key, faults);
    case Takes::kNamed: return node.is_table() ? check_named(node, form, faults) : wrong_type(node, form.takes, key, faults);
    case Takes::kAnything: return !node.is(Node::Kind::kDate) || wrong_type(node, form.takes, key, faults);
  }
  return false;
}

}  // namespace

void check_keys(Node& root, Faults& faults) { check_table(root, kFileForm, faults); }

}  // namespace quern::loading

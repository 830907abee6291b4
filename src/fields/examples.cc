// Grammar::test: each rule on its own good and bad examples.
#include "fields/fields.h"
#include "json/writer.h"
#include "quern/grammar.h"

namespace quern {
namespace {

// Whether `actual` is what an example expects: of objects the members that it names, numbers by their value.
bool agrees(const Value& expected, const Value& actual) {
  if (const auto* members = expected.object()) {
    if (actual.object() == nullptr) return false;
    for (const Member& member : *members) {
      const Value* found = actual.find(member.name);
      if (found == nullptr || !agrees(member.value, *found)) return false;
    }
    return true;
  }
  if (const auto* elements = expected.array()) {
    const auto* others = actual.array();
    if (others == nullptr || others->size() != elements->size()) return false;
    for (size_t i = 0; i < elements->size(); ++i)
      if (!agrees((*elements)[i], (*others)[i])) return false;
    return true;
  }
  const bool are_numbers = (expected.integer() || expected.number()) && (actual.integer() || actual.number());
  return are_numbers ? expected.as_double() == actual.as_double() : expected == actual;
}

// A list is expected of a rule whose field takes several values; elsewhere the first match counts.
bool makes_lists(const Rule& rule, const CompiledGrammar& grammar) {
  return rule.field >= 0 && (!rule.property.empty() || grammar.fields[static_cast<size_t>(rule.field)].many);
}

bool passes(const Example& example, const Rule& rule, const CompiledGrammar& grammar, std::vector<Value>& values) {
  if (!example.good) return values.empty();
  if (values.empty()) return false;
  const bool many = makes_lists(rule, grammar);
  if (many && example.expected.array() != nullptr) return agrees(example.expected, Value(values));
  if (rule.field < 0 && example.expected == Value(rule.flag)) return true;
  return (!many || values.size() == 1) && agrees(example.expected, values[0]);
}

std::string describe(const std::vector<Value>& values) {
  if (values.empty()) return "no match";
  return to_json(values.size() == 1 ? values[0] : Value(values));
}

void test_rule(const Rule& rule, const CompiledGrammar& grammar, ExampleReport& report) {
  ++report.rules;
  for (const Example& example : rule.examples) {
    ++report.examples;
    std::vector<Value> values = apply_rule(rule, example.text, grammar, example.section);
    if (passes(example, rule, grammar, values)) continue;
    const std::string expected = example.good ? to_json(example.expected) : "no match";
    report.failures.push_back({example.place, rule.id, example.text, expected, describe(values)});
  }
}

}  // namespace

ExampleReport Grammar::test() const {
  ExampleReport report;
  for (const Rule& rule : compiled_->rules) test_rule(rule, *compiled_, report);
  return report;
}

}  // namespace quern

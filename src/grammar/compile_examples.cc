#include "grammar/compile.h"

namespace quern::loading {
namespace {

constexpr std::string_view kGoodForm = "write ok = [[\"text\", expected]], or [[\"text\", expected, \"section\"]]";
constexpr std::string_view kBadForm = "write no = [\"text\"], or [[\"text\", \"section\"]]";

bool malformed(Compiling& c, const Node& source, std::string message, bool good) {
  c.faults.add("grammar_bad_example", source.at, std::move(message), std::string(good ? kGoodForm : kBadForm));
  return false;
}

// What is expected: one element, or of a list several.
std::string misfit_expected(const Shape& element, const Value& expected) {
  if (!expected.array() || element.type == Shape::Type::kArray) return misfit(element, expected);
  for (const Value& one : *expected.array()) {
    const std::string why = misfit(element, one);
    if (!why.empty()) return why;
  }
  return {};
}

bool read_section(Compiling& c, const Node& source, const Node& section, bool good, Example& example) {
  if (!section.is_string()) return malformed(c, source, "the last part of an example names a section", good);
  example.section = c.section(section);
  return true;
}

bool read_good(Compiling& c, const Node& source, const Shape* target, Example& example) {
  const auto& parts = source.elements;
  if (source.is_string() && !target) {  // of a flag rule the text says it all
    example.text = source.text;
    example.expected = true;
    return true;
  }
  if (!source.is_array() || parts.size() < 2 || parts.size() > 3 || !parts[0].is_string())
    return malformed(c, source, "an example of `ok` is a list of a text and what it gives", true);
  example.text = parts[0].text;
  example.expected = parts[1].value();
  const std::string why = target                       ? misfit_expected(*target, example.expected)
                          : example.expected.boolean() ? ""
                                                       : "a rule that raises a flag gives true";
  if (!why.empty()) return malformed(c, parts[1], "what is expected does not fit the field: " + why, true);
  return parts.size() < 3 || read_section(c, source, parts[2], true, example);
}

bool read_bad(Compiling& c, const Node& source, Example& example) {
  const auto& parts = source.elements;
  if (source.is_string()) {
    example.text = source.text;
    return true;
  }
  if (!source.is_array() || parts.empty() || parts.size() > 2 || !parts[0].is_string())
    return malformed(c, source, "an example of `no` is a text", false);
  example.text = parts[0].text;
  return parts.size() < 2 || read_section(c, source, parts[1], false, example);
}

}  // namespace

void compile_examples(Compiling& c, const Node& source, const Shape* target, Rule& rule) {
  for (const Node& element : source.list("ok")) {
    Example example;
    example.place = c.faults.place(element.at);
    if (read_good(c, element, target, example)) rule.examples.push_back(std::move(example));
  }
  for (const Node& element : source.list("no")) {
    Example example;
    example.place = c.faults.place(element.at);
    example.good = false;
    if (read_bad(c, element, example)) rule.examples.push_back(std::move(example));
  }
}

}  // namespace quern::loading

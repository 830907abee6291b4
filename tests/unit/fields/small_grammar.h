// Small grammars and documents for tests of rules.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "fields/fields.h"
#include "json/writer.h"
#include "quern/grammar.h"

namespace quern::fields_test {

inline constexpr std::string_view kGrammarHead = R"(
grammar = "small"
version = "1.0.0"
schema = "quern.small/1"
languages = ["en", "de"]

[section.header]
[section.requirements]
children = ["requirements.preferred"]
[section."requirements.preferred"]
heads.en = ["preferred"]
[section.pay]
[section.other]

[decoding]
unknown_section = "other"

[[kind]]
name = "any"

[heading]
conjunctions = ["and"]
)";

inline Grammar parse_grammar(std::string_view rules) {
  auto grammar = Grammar::parse(std::string(kGrammarHead) + std::string(rules), "small.toml");
  if (grammar) return *grammar;
  for (const Error& error : grammar.errors()) ADD_FAILURE() << to_string(error);
  std::abort();  // nothing can be tested without it
}

inline const Rule& find_rule(const Grammar& grammar, std::string_view id) {
  for (const Rule& rule : grammar.compiled().rules)
    if (rule.id == id) return rule;
  ADD_FAILURE() << "no rule " << id;
  return grammar.compiled().rules.at(0);
}

// What the rule makes of the text, as JSON: "[]" for nothing.
inline std::string apply(const Grammar& grammar, std::string_view id, std::string_view text, std::string_view section = {},
                         std::vector<std::string>* flags = nullptr) {
  const SectionId stands_in = section.empty() ? kNoSection : grammar.compiled().find_section(section);
  const auto values = apply_rule(find_rule(grammar, id), text, grammar.compiled(), stands_in, flags);
  return to_json(Value(Value::Array(values.begin(), values.end())));
}

// A text with layout and outline, line by line.
class Document {
 public:
  explicit Document(Grammar grammar) : grammar_(std::move(grammar)) {}

  Document& section(std::string_view name) {
    const SectionId kind = grammar_.compiled().find_section(name);
    EXPECT_NE(kind, kNoSection) << name;
    OutlineSection section;
    section.kind = kind;
    section.first_unit = static_cast<uint32_t>(layout_.units.size());
    outline_.sections.push_back(section);
    return *this;
  }
  Document& heading(std::string_view words) {
    outline_.sections.back().heading_unit = static_cast<int32_t>(layout_.units.size());
    add(words, true);
    layout_.units.back().heading = true;
    return *this;
  }
  // A line that is an item of its own.
  Document& item(std::string_view words) {
    add(words, true);
    const auto unit = static_cast<uint32_t>(layout_.units.size()) - 1;
    outline_.sections.back().items.push_back({unit, unit});
    return *this;
  }
  // An inline heading, then its content.
  Document& led(std::string_view lead, std::string_view words) {
    add(lead, true);
    layout_.units.back().lead = true;
    add(words, false);
    const auto unit = static_cast<uint32_t>(layout_.units.size()) - 1;
    outline_.sections.back().items.push_back({unit - 1, unit});
    return *this;
  }
  // Another sentence of the line and item before.
  Document& sentence(std::string_view words) {
    add(words, false);
    outline_.sections.back().items.back().last_unit = static_cast<uint32_t>(layout_.units.size()) - 1;
    return *this;
  }

  const Extraction& extract() {
    trace_.attempts.clear();
    extraction_ = extract_fields(text_, layout_, outline_, grammar_.compiled(), &trace_);
    const Extraction untraced = extract_fields(text_, layout_, outline_, grammar_.compiled());
    for (size_t i = 0; i < untraced.fields.size(); ++i) EXPECT_EQ(untraced.fields[i].value, extraction_.fields[i].value);
    EXPECT_EQ(untraced.flags, extraction_.flags);
    EXPECT_EQ(untraced.rules_hit, extraction_.rules_hit);
    return extraction_;
  }
  const Field& field(std::string_view name) {
    for (const Field& field : extract().fields)
      if (field.name == name) return field;
    ADD_FAILURE() << "no field " << name;
    return extraction_.fields.at(0);
  }
  std::string json(std::string_view name) { return to_json(field(name).value); }
  // The words that the evidence of a field points at.
  std::vector<std::string> evidence(std::string_view name) {
    std::vector<std::string> words;
    for (const Evidence& evidence : field(name).evidence) words.emplace_back(evidence.span.of(text_));
    return words;
  }
  // Why a rule was refused, one line each.
  std::vector<std::string> refusals(std::string_view rule) {
    extract();
    std::vector<std::string> reasons;
    for (const auto& attempt : trace_.attempts)
      if (!attempt.accepted && grammar_.compiled().rules[static_cast<size_t>(attempt.rule)].id == rule) reasons.push_back(attempt.reason);
    return reasons;
  }

  const Grammar& grammar() const { return grammar_; }

 private:
  void add(std::string_view words, bool new_line) {
    if (!text_.empty()) text_ += new_line ? "\n" : " ";
    Unit unit;
    unit.span.begin = static_cast<uint32_t>(text_.size());
    text_ += words;
    unit.span.end = static_cast<uint32_t>(text_.size());
    unit.marked = unit.span;
    unit.line = new_line ? ++line_ : line_;
    unit.boundary = new_line ? Boundary::kLine : Boundary::kSentence;
    layout_.units.push_back(unit);
    OutlineSection& section = outline_.sections.back();
    section.last_unit = static_cast<uint32_t>(layout_.units.size()) - 1;
    outline_.section_of_unit.push_back(static_cast<uint32_t>(outline_.sections.size()) - 1);
  }

  Grammar grammar_;
  std::string text_;
  Layout layout_;
  Outline outline_;
  uint32_t line_ = 0;
  Extraction extraction_;
  ExtractionTrace trace_;
};

}  // namespace quern::fields_test

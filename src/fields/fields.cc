// The story of this stage: rules make candidates, the best of them become the fields of the record.
#include "fields/fields.h"

#include <algorithm>

#include "fields/match.h"
#include "fields/resolve.h"

namespace quern {
namespace {

// A flag that says why a field is empty is for an empty field.
void raise_conditional_flags(const std::vector<int>& flag_rules, const CompiledGrammar& grammar, Extraction& extraction) {
  for (const int number : flag_rules) {
    const Rule& rule = grammar.rules[static_cast<size_t>(number)];
    if (rule.unless < 0) continue;
    const Value& value = extraction.fields[static_cast<size_t>(rule.unless)].value;
    const bool empty = value.is_null() || (value.array() != nullptr && value.array()->empty());
    if (empty) {
      extraction.flags.push_back(rule.flag);
    } else {
      std::erase(extraction.rules_hit, number);
    }
  }
}

}  // namespace

Extraction extract_fields(std::string_view text, const Layout& layout, const Outline& outline, const CompiledGrammar& grammar,
                          ExtractionTrace* trace, LanguageBits languages) {
  Matcher matcher(grammar, trace, languages);
  matcher.run(text, layout, outline);
  Extraction extraction;
  extraction.flags = std::move(matcher.flags());
  resolve(matcher.candidates(), matcher.flag_rules(), grammar, extraction, trace);
  raise_conditional_flags(matcher.flag_rules(), grammar, extraction);
  return extraction;
}

std::vector<Value> apply_rule(const Rule& rule, std::string_view text, const CompiledGrammar& grammar, SectionId section,
                              std::vector<std::string>* flags) {
  Matcher matcher(grammar, nullptr, {});
  matcher.run(rule, text, section);
  std::vector<Value> values;
  if (flags != nullptr) flags->insert(flags->end(), matcher.flags().begin(), matcher.flags().end());
  for (Candidate& candidate : matcher.candidates()) {
    values.push_back(std::move(candidate.value));
    if (flags != nullptr && candidate.swapped) flags->emplace_back("range_swapped");
    if (flags != nullptr && candidate.glued) flags->emplace_back("glued_tags");
  }
  return values;
}

}  // namespace quern

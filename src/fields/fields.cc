// The story of this stage: rules make candidates, the best of them become the fields of the record.
#include "fields/fields.h"

#include "fields/match.h"
#include "fields/resolve.h"

namespace quern {

Extraction extract_fields(std::string_view text, const Layout& layout, const Outline& outline, const CompiledGrammar& grammar,
                          ExtractionTrace* trace) {
  Matcher matcher(grammar, trace);
  matcher.run(text, layout, outline);
  Extraction extraction;
  extraction.flags = std::move(matcher.flags());
  resolve(matcher.candidates(), matcher.flag_rules(), grammar, extraction, trace);
  return extraction;
}

std::vector<Value> apply_rule(const Rule& rule, std::string_view text, const CompiledGrammar& grammar, SectionId section,
                              std::vector<std::string>* flags) {
  Matcher matcher(grammar, nullptr);
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

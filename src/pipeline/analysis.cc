#include "pipeline/analysis.h"

#include "fields/structured.h"
#include "text/language.h"

namespace quern {

Analysis analyse(std::string_view text, const CompiledGrammar& grammar, std::span<const Span> furniture, const Value& structured,
                 DecodingTrace* decoding, ExtractionTrace* attempts) {
  Analysis found;
  found.languages = detect_languages(text);
  const LanguageBits spoken = grammar.spoken(found.languages);
  found.layout = lay_out(text, grammar);
  mark_furniture(found.layout, furniture);
  found.outline = make_outline(text, found.layout, grammar, decoding, spoken);
  found.extraction = extract_fields(text, found.layout, found.outline, grammar, attempts, spoken);
  if (!structured.is_null()) reconcile(structured, text, grammar, found.extraction);
  return found;
}

}  // namespace quern

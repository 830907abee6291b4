#include "pipeline/analysis.h"

#include "fields/structured.h"
#include "text/language.h"

namespace quern {

Analysis analyse(const ReadDocument& document, const CompiledGrammar& grammar, DecodingTrace* decoding, ExtractionTrace* attempts) {
  const std::string_view text = document.text.utf8;
  Analysis found;
  found.languages = detect_languages(text);
  const LanguageBits spoken = grammar.spoken(found.languages);
  found.layout = lay_out(text, grammar);
  mark_furniture(found.layout, document.furniture);
  found.outline = make_outline(text, found.layout, grammar, decoding, spoken);
  found.extraction = extract_fields(text, found.layout, found.outline, grammar, attempts, spoken);
  if (!document.structured.is_null()) reconcile(document.structured, text, grammar, found.extraction);
  return found;
}

}  // namespace quern

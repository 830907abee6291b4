#include "pipeline/analysis.h"

#include "text/language.h"

namespace quern {

Analysis analyse(std::string_view text, const CompiledGrammar& grammar, std::span<const Span> furniture, DecodingTrace* decoding,
                 ExtractionTrace* attempts) {
  Analysis found;
  found.languages = detect_languages(text);
  const LanguageBits spoken = grammar.spoken(found.languages);
  found.layout = lay_out(text, grammar);
  mark_furniture(found.layout, furniture);
  found.outline = make_outline(text, found.layout, grammar, decoding, spoken);
  found.extraction = extract_fields(text, found.layout, found.outline, grammar, attempts, spoken);
  return found;
}

}  // namespace quern

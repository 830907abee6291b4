// Why each line and field of a document came out as it did.
#pragma once

#include <string>

#include "fields/fields.h"
#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "quern/text.h"

namespace quern {

// What the stages found and what they weighed on the way.
struct Findings {
  const Text& text;
  const Layout& layout;
  const Outline& outline;
  const DecodingTrace& decoding;
  const Extraction& extraction;
  const ExtractionTrace& attempts;
};

// For a person to read. `line`: of the source, 0 for all.
std::string explain(const Findings& findings, const CompiledGrammar& grammar, uint32_t line);

}  // namespace quern

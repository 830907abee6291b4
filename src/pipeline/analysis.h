// What the stages behind the text stage find in a text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fields/fields.h"
#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/outline.h"

namespace quern {

struct Analysis {
  std::vector<std::string> languages;  // likeliest first
  Layout layout;
  Outline outline;
  Extraction extraction;
};

// `text`: as the text stage leaves it. `furniture`: what of it is known to wrap the subject only. `structured`: what the document says of
// itself for programs, or null. The traces may be null.
Analysis analyse(std::string_view text, const CompiledGrammar& grammar, std::span<const Span> furniture, const Value& structured,
                 DecodingTrace* decoding = nullptr, ExtractionTrace* attempts = nullptr);

}  // namespace quern

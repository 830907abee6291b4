// What the stages behind the text stage find in a text.
#pragma once

#include <string>
#include <vector>

#include "fields/fields.h"
#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "pipeline/read_document.h"

namespace quern {

struct Analysis {
  std::vector<std::string> languages;  // likeliest first
  Layout layout;
  Outline outline;
  Extraction extraction;
};

// The traces may be null.
Analysis analyse(const ReadDocument& document, const CompiledGrammar& grammar, DecodingTrace* decoding = nullptr,
                 ExtractionTrace* attempts = nullptr);

}  // namespace quern

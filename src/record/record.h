// All that the stages found -> a Record.
#pragma once

#include "fields/fields.h"
#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "quern/record.h"
#include "quern/text.h"

namespace quern {

// `source` has uri, document, offset, media_type, bytes and sha256; charset comes from the text.
Record build_record(Text&& text, Source source, std::string_view id, std::optional<std::string> language, const Layout& layout,
                    const Outline& outline, Extraction&& extraction, const CompiledGrammar& grammar);

}  // namespace quern

// Values that structured data gives, and how they go together with those of the text.
#pragma once

#include <string>
#include <string_view>

#include "fields/fields.h"
#include "grammar/compiled.h"
#include "quern/value.h"

namespace quern {

// Whether an item ("@type") is of the type that the grammar reads.
bool is_wanted(const Value& item, const StructuredDecl& decl);

// The first of the paths that gives a text; "" if none does.
std::string structured_text(const Value& item, const std::vector<std::string>& paths);

// Puts the values of `item` to those that were found in `text`: where the text says nothing, where it says the same with less, and where it
// says something else of a field of which the structured data is the better judge. Flag: structured_mismatch.
void reconcile(const Value& item, std::string_view text, const CompiledGrammar& grammar, Extraction& extraction);

}  // namespace quern

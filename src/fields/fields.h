// Sections + grammar -> values, each with the rule and the span it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "quern/record.h"

namespace quern {

struct Extraction {
  std::vector<Field> fields;       // one for each field that the grammar declares, in its order
  std::vector<std::string> flags;  // raised on the way, not sorted, may repeat
  std::vector<int> rules_hit;      // rules that gave a value or a flag, ascending
};

// What was tried and refused, for `quern explain`: filled only if asked for.
struct ExtractionTrace {
  struct Attempt {
    int rule;
    Span span;
    bool accepted;
    std::string reason;  // why it was refused, or the value as JSON
    int winner = -1;     // number of the attempt that was taken in its place; -1: it was refused for itself
    bool twin = false;   // the winner has the same value
  };
  std::vector<Attempt> attempts;
};

Extraction extract_fields(std::string_view text, const Layout& layout, const Outline& outline, const CompiledGrammar& grammar,
                          ExtractionTrace* trace = nullptr, LanguageBits languages = {});

// What one rule makes of a text alone, `within`, `in` and `position` waived: for the examples of a grammar.
// `section`: where to pretend it stands, kNoSection for nowhere.
std::vector<Value> apply_rule(const Rule& rule, std::string_view text, const CompiledGrammar& grammar, SectionId section,
                              std::vector<std::string>* flags = nullptr);

}  // namespace quern

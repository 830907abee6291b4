// Enumerations -> their parts: `Java, C++ (14, 17) and Go` is three.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "quern/span.h"

namespace quern {

// Appends the parts of `text` (a match view) as ranges of it, without white space and punctuation around them; empty ones are left
// out. Parts end at commas, semicolons, bullets, bars, slashes between spaces, and words that join: the grammar's conjunctions, `and`,
// `or` and the vocabulary `list_word`, of which words whose value is a language join in documents of that language alone; none of these
// inside brackets, and no comma between digits.
void split_list(std::string_view text, const CompiledGrammar& grammar, std::vector<Span>& parts, LanguageBits languages = {});

// `range` of `text` without what trimming takes from a part of a list.
Span trim_part(std::string_view text, Span range);

}  // namespace quern

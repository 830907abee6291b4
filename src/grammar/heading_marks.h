// What stands around the words of a heading: bullets, emoji, numbering, markdown, the final colon.
#pragma once

#include <string_view>

namespace quern {

// `line` without decoration at either end. Brackets at the end, quotes and a question mark stay:
// "🎯 1. **What we offer?** :" -> "What we offer?", "## Skills (Technical) —" -> "Skills (Technical)".
std::string_view bare_heading(std::string_view line);

// The words by which a bare heading is known: without quotes or brackets around all of it, and without final stop, `?` or `!`.
// An ellipsis stays: such a line leads into a sentence.
std::string_view heading_words(std::string_view bare);

// `words` without a last part in brackets, or the same view if it has none: "skills (technical)" -> "skills".
std::string_view without_last_brackets(std::string_view words);

}  // namespace quern

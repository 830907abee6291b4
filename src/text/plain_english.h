// Tells English prose by its small words: most postings are that and nothing else.
#pragma once

#include <string_view>

namespace quern {

// Whether words of English, and of no other language, stand all over a text, so that there is no room for another one.
bool is_plain_english(std::string_view utf8);

}  // namespace quern

// simdjson's error codes in words for people. Only for files of this folder.
#pragma once

#include <simdjson.h>

#include <string>

namespace quern {

inline std::string describe(simdjson::error_code error) {
  switch (error) {
    case simdjson::EMPTY: return "the text is empty";
    case simdjson::UTF8_ERROR: return "the text is not valid UTF-8";
    case simdjson::UNCLOSED_STRING: return "a string is not closed";
    case simdjson::STRING_ERROR: return "a string has an escape that JSON does not know, or half of a surrogate pair";
    case simdjson::UNESCAPED_CHARS: return "a string has a control character that is not escaped";
    case simdjson::NUMBER_ERROR: return "a number is not spelt as JSON demands";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "an array or object is not closed";
    case simdjson::CAPACITY: return "the text is too large";
    case simdjson::MEMALLOC: return "there is not enough memory";
    default: return "a value, comma, colon or bracket is missing or misplaced";
  }
}

}  // namespace quern

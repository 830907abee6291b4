// A small sound grammar to spoil, and what quern says of the spoilt one.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "quern/grammar.h"

namespace quern {

inline constexpr std::string_view kSoundGrammar = R"(grammar = "small"
version = "1.0.0"
schema = "quern.small/1"
languages = ["en"]

[macro]
NUMBER = '[0-9]+'

[vocabulary.period]
hour = ["hourly", 'per hour']
year = ["yearly"]

[vocabulary.color]
red = ["red"]

[section.duties]
heads.en = ["duties"]
[section.other]

[[field]]
id = "title"
type = "string"
[[field]]
id = "pay"
type = "object"
[field.properties]
min = { type = "number", minimum = 0 }
currency = { type = "string", pattern = '^[A-Z]{3}$' }
period = { type = "enum", values = ["hour", "year"] }
open = { type = "boolean" }
[[field]]
id = "tags"
type = "string"
many = true
[[field]]
id = "period"
type = "enum"
values = ["hour", "year"]

[flag.no_pay]
meaning = "m"
cause = "c"
cure = "r"

[[kind]]
name = "any"
)";

inline uint32_t lines_of(std::string_view text) { return static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n')); }

// Faults of the sound grammar with `addition` behind it; their lines count from the addition's first.
inline Errors faults_of(std::string_view addition) {
  auto grammar = Grammar::parse(std::string(kSoundGrammar) + std::string(addition), "small.toml");
  if (grammar) return {};
  Errors errors = grammar.errors();
  const uint32_t before = lines_of(kSoundGrammar);
  for (Error& error : errors)
    if (error.place.line > before) error.place.line -= before;
  return errors;
}

inline std::string told(const Errors& errors) {
  std::string out;
  for (const Error& error : errors) out += to_string(error) + "\n";
  return out;
}

}  // namespace quern

// A small grammar that no shipped one is part of: for tests of what is made of any grammar.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "quern/grammar.h"

namespace quern::testing {

inline constexpr std::string_view kTinyGrammar = R"toml(
grammar = "tiny"
version = "1.0.0"
schema = "tiny/1"
languages = ["en"]

[section.header]
[section.body]
heads.en = ["contents"]
children = ["body.fine"]
[section."body.fine"]
heads.en = ["fine print"]
[section.end]
heads.en = ["the end"]

[decoding]
heading = 6.0
unknown_section = "end"
[decoding.start]
header = 5.0

[[field]]
id = "title"
type = "string"
description = "Its title."
max_length = 20

[[field]]
id = "posted"
type = "date"

[[field]]
id = "pay"
type = "object"
[field.properties]
min = { type = "number", minimum = 0 }
period = { type = "enum", values = ["hour", "year"] }
text = { type = "string", nullable = false }

[[field]]
id = "marks"
type = "integer"
many = true
limit = 3
minimum = 1
maximum = 6

[[rule]]
id = "title.first"
field = "title"
match = '^title is (?P<value>.+)$'

[[rule]]
id = "pay.hourly"
field = "pay"
match = 'pay (?P<min>[0-9]+) an hour'
types = { min = "number" }
set = { period = "hour" }

[[rule]]
id = "marks.mark"
field = "marks"
match = 'mark (?P<value>[0-9])'
types = { value = "integer" }

[flag.smells]
meaning = "It smells."
cause = "Soap."
cure = "Air."

[[rule]]
id = "smells.of"
flag = "smells"
match = 'smells of'

[[kind]]
name = "marked"
all = ["field:marks"]
[[kind]]
name = "plain"

[[schemaorg]]
kind = "marked"
require = ["name"]
template = '{"@type":"Thing","name":"$title"}'
)toml";

inline const Grammar& tiny_grammar() {
  static const Grammar kGrammar = [] {
    auto grammar = Grammar::parse(kTinyGrammar, "tiny.toml");
    if (!grammar) {
      for (const Error& error : grammar.errors()) std::cerr << to_string(error) << "\n";
      std::abort();
    }
    return *grammar;
  }();
  return kGrammar;
}

}  // namespace quern::testing

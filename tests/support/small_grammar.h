// A grammar small enough to keep in mind, for tests of the engine.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "quern/grammar.h"

namespace quern::test {

inline constexpr std::string_view kSmallGrammar = R"toml(
grammar = "small"
version = "1.0.0"
schema = "quern.small/1"
languages = ["en"]

[heading]
conjunctions = ["and"]
[layout]
abbreviations = ["e.g", "dr"]
joiners = ["of", "the", "we"]

[section.header]
headless = true
cues.en = [{ match = '^(?:title|place):', weight = 3.0, early = 4 }]
[section.duties]
heads.en = ["duties", "what you will do", "key duties"]
cues.en = ['^(?:lead|keep|write) ', { match = '^you will ', weight = 2.0 }]
children = ["duties.main"]
[section."duties.main"]
heads.en = ["main duties", "main"]
within = ["duties"]
[section.needs]
heads.en = ["needs", "requirements", "job requirements"]
weak.en = ["profile"]
patterns.en = ['what we .{0,20}need']
tails = ["for this role"]
cues.en = [{ match = 'years of experience', weight = 2.0 }]
[section."needs.nice"]
heads.en = ["nice to have"]
inline = true
[section.legal]
cues.en = [{ match = 'equal opportunity', weight = 9.0 }]
[section.other]
heads.en = ["social media", "posts so far"]

[decoding]
unknown_section = "other"
furniture_section = "other"
[decoding.switch]
blank = 1.7
line = 3.0
bullet = 4.0
sentence = 4.0
inline_bullet = 4.5
joint = 2.5
inline_heading = 0.5
after_heading = 4.0
known_heading = 0.3
unknown_heading = 1.2
[decoding.start]
header = 2.0

[[field]]
id = "title"
type = "string"

[[kind]]
name = "small"
)toml";

inline Grammar small_grammar() {
  static const Result<Grammar> grammar = Grammar::parse(kSmallGrammar, "small.toml");
  if (!grammar) {
    for (const Error& error : grammar.errors()) ADD_FAILURE() << to_string(error);
    std::abort();
  }
  return *grammar;
}

}  // namespace quern::test

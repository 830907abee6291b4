// Vocabularies and grammars made by hand, for tests that need no grammar file.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "grammar/compiled.h"

namespace quern::fields_test {

inline Vocabulary make_vocabulary(std::string name, const std::vector<std::pair<std::string, std::string>>& entries) {
  Vocabulary vocabulary;
  vocabulary.name = std::move(name);
  for (const auto& [value, regex] : entries) {
    auto pattern = Pattern::compile(regex);
    EXPECT_TRUE(pattern) << regex;
    vocabulary.entries.push_back({value, *pattern});
  }
  return vocabulary;
}

inline Vocabulary number_words() {
  return make_vocabulary(
      "number_word", {{"5", "five|fünf"}, {"6", "six"}, {"20", "twenty"}, {"2", "two"}, {"100", "hundred"}, {"1000", "tausend|tsd\\.?"}});
}

}  // namespace quern::fields_test

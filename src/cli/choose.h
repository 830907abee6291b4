// Options that take one of some words.
#pragma once

#include <array>
#include <string>

#include "cli/command.h"

namespace quern::cli {

// The entry whose `word` is the option's value; the first one where the option is not given. Fails by naming all words.
template <typename Words>
auto choose(const CommandLine& line, const char* option, const Words& words) -> Result<typename Words::value_type> {
  const std::string value = line.value(option, words[0].word);
  std::string all;
  for (const auto& entry : words) {
    if (value == entry.word) return entry;
    all += (all.empty() ? "" : ", ") + std::string(entry.word);
  }
  return usage_error("--" + std::string(option) + " does not take `" + value + "`", "it takes " + all);
}

}  // namespace quern::cli

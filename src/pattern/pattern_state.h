// What copies of a pattern share. Only the files of this folder include it.
#pragma once

#include <re2/re2.h>

#include <string>
#include <vector>

#include "base/made_once.h"
#include "pattern/options.h"
#include "pattern/pattern.h"

namespace quern {

struct Pattern::State {
  std::string source;
  std::vector<std::string> names;
  bool anchored = false;   // it can match at the start of a text alone
  bool one_group = false;  // what it matches is one capture

  const re2::RE2& regex() const;

  int64_t memory = pattern::kMemory;
  MadeOnce<re2::RE2> program;
};

}  // namespace quern

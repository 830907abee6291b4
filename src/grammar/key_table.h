// The keys that a grammar file may have and what each takes, as a table: grammar/README.md in code.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace quern::loading {

enum class Takes : uint8_t {
  kString,
  kInteger,
  kNumber,
  kBoolean,
  kStrings,    // a list of strings
  kOneOrMore,  // a string, or a list of strings
  kTable,      // a table of known keys
  kTables,     // a list of such tables
  kNamed,      // a table whose keys the author chooses; each takes what `each` says
  kStringOr,   // a list whose elements are strings or tables of known keys
  kList,       // a list of anything
  kAnything,
};

struct KeySpec;

struct Form {
  Takes takes = Takes::kAnything;
  std::string_view what;          // "a section", for messages
  std::span<const KeySpec> keys;  // of tables
  std::span<const KeySpec> more;  // further keys of tables
  const Form* each = nullptr;
};

struct KeySpec {
  std::string_view key;
  const Form* form;
  bool needed = false;
};

// A whole file.
extern const Form kFileForm;

}  // namespace quern::loading

// Every code that quern can report, with its meaning, its cause and its cure.
#pragma once

#include <span>
#include <string_view>

#include "quern/export.h"

namespace quern {

enum class CodeKind {
  kError,      // the operation cannot be done (usage, grammar, input, output)
  kReject,     // one document is refused, the run goes on
  kFlag,       // something in a record that its reader should know
  kViolation,  // a record that does not keep to its schema
};

struct CodeInfo {
  std::string_view code;  // snake_case, stable
  CodeKind kind;
  std::string_view meaning;
  std::string_view cause;
  std::string_view cure;
};

// All codes of the engine, ordered by code. Grammars may declare further flags of their own.
QUERN_EXPORT std::span<const CodeInfo> all_codes();

// The code's entry, or null.
QUERN_EXPORT const CodeInfo* find_code(std::string_view code);

}  // namespace quern

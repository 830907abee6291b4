// The grammars that are built into the library.
#pragma once

#include <span>
#include <string_view>

namespace quern {

struct EmbeddedGrammar {
  std::string_view name;  // "job", "job/de"
  std::string_view toml;
};

std::span<const EmbeddedGrammar> embedded_grammars();

}  // namespace quern

// The grammars that are built into the library.
#pragma once

#include <span>
#include <string_view>

namespace quern {

struct EmbeddedGrammar {
  std::string_view name;  // "job", "job/de"
  std::string_view toml;
};

// Other files that they name.
struct EmbeddedData {
  std::string_view name;  // "job/outline.qtab"
  std::string_view bytes;
};

std::span<const EmbeddedGrammar> embedded_grammars();
std::span<const EmbeddedData> embedded_data();

}  // namespace quern

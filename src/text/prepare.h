// The text stage in its parts, for documents whose text is first made of what was decoded: pages.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "quern/text.h"
#include "text/decode.h"

namespace quern {

// What was decoded, before any repair. `bytes`: that it was decoded from.
Text take_decoded(Decoded decoded, std::span<const std::byte> bytes);

// Puts `made` in the place of the text that it was made of. `map` leads from it to that.
void replace_text(Text& text, std::string made, const OriginMap& map);

// Repairs and normalizes. Gives the way back from what came out.
OriginMap clean_text(Text& text, const TextOptions& options);

}  // namespace quern

// Decoding a piece of text of which characters were changed or dropped after the misreading.
#pragma once

#include <string_view>

#include "text/lattice.h"
#include "text/lossy_reader.h"

namespace quern::mojibake {

// The most fluent mixture of sequences decoded through a chain of codecs, whole or with losses, and characters kept.
// What cannot be known stands as U+FFFD.
Decoding decode_lossy(const Characters& piece, std::string_view codecs, LossyReader::Options options);

}  // namespace quern::mojibake

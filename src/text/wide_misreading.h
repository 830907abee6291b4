// Undoes misreadings between East Asian multi-byte codecs and others: their text read as windows-1252, UTF-8 read as theirs.
#pragma once

#include <optional>
#include <string_view>

#include "text/candidate.h"

namespace quern::mojibake {

struct WideReading {
  Reading reading;
  double gain = 0;  // nats
};

// The multi-byte text that a piece was before it was read as windows-1252 or ISO 8859-1, if that is much more fluent.
std::optional<WideReading> reread_as_wide(std::string_view piece);

// What the runs of Chinese characters in a piece were in UTF-8 before that was read as a multi-byte codec.
std::optional<WideReading> reread_from_wide(std::string_view piece);

}  // namespace quern::mojibake

// Text of one single-byte codec that was read as another: found by the evidence of the whole document, for the bytes prove nothing.
#pragma once

#include <optional>
#include <string_view>

#include "text/candidate.h"
#include "text/oddity.h"

namespace quern::mojibake {

// The two codecs that were confused, by their numbers in Codecs.
struct Confusion {
  size_t shown = 0;
  size_t meant = 0;
  double gain = 0;  // nats that undoing it brings to the start of the document
};

// The confusion that explains why the text reads oddly where it does, if there is enough evidence in the rest of it.
std::optional<Confusion> find_confusion(std::string_view text, const Places& odd);

// Undoes it in all lines that become more fluent.
Reading undo_confusion(std::string_view text, const Confusion& confusion);

}  // namespace quern::mojibake

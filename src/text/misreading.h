// Undoes the misreading of UTF-8 through single-byte codecs in a short piece of text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/changes.h"
#include "text/evidence.h"

namespace quern::mojibake {

// What a piece of text was before it was misread, one or several times.
struct Reading {
  std::string text;
  Changes changes;  // of the piece, in bytes
};

// The most plausible reading of `piece`, if the evidence for it suffices. What it proves, or hints at, goes into `proven`.
std::optional<Reading> reread(std::string_view piece, ProvenChains& proven);

// The short cut for a document that is damaged all over: a proven chain that leaves nothing suspicious.
std::optional<Reading> reread_as_proven(std::string_view piece, const ProvenChains& proven);

}  // namespace quern::mojibake

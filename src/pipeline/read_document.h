// The bytes of a document -> its text, by what they are said to be, or evidently are: plain text, or a page.
#pragma once

#include <span>
#include <vector>

#include "quern/record.h"
#include "quern/result.h"
#include "quern/text.h"

namespace quern {

struct ReadDocument {
  Text text;
  std::vector<Span> furniture;  // of text: what a page wraps round its subject
};

// `source.media_type` says what the bytes are, and afterwards what they were read as.
Result<ReadDocument> read_document(std::span<const std::byte> bytes, Source& source, const TextOptions& options);

}  // namespace quern

// The bytes of a document -> its text, by what they are said to be, or evidently are: plain text, or a page.
#pragma once

#include <span>
#include <vector>

#include "grammar/compiled.h"
#include "quern/record.h"
#include "quern/result.h"
#include "quern/text.h"
#include "quern/value.h"

namespace quern {

struct ReadDocument {
  Text text;
  std::vector<Span> furniture;  // of text: what a page wraps round its subject
  Value structured;             // what a page says of its subject for programs; null: nothing that the grammar reads
};

// `source.media_type` says what the bytes are, and afterwards what they were read as. `structured`: which items are wanted.
Result<ReadDocument> read_document(std::span<const std::byte> bytes, Source& source, const TextOptions& options,
                                   const StructuredDecl& structured);

}  // namespace quern

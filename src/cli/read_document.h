// A file, or standard input, as one document.
#pragma once

#include <cstddef>
#include <string>

#include "quern/result.h"

namespace quern::cli {

class Interrupt;

// All bytes of it; what was read so far, if a signal comes. Fails as ByteSource does, and with `document_too_large`.
Result<std::string> read_document(const std::string& path, size_t limit, const Interrupt& interrupt);

}  // namespace quern::cli

// A file, or standard input, as one string.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "quern/result.h"

namespace quern {

// All bytes of it; what was read so far, if `wake_fd` wakes it (see ByteSource). Fails as ByteSource does, and with `document_too_large`
// beyond `limit` bytes, for which `cure` says what to do.
Result<std::string> read_whole_file(const std::string& path, size_t limit, std::string_view cure, int wake_fd = -1);

}  // namespace quern

// Base64 (RFC 4648, section 4), from OpenSSL's libcrypto.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quern {

// With padding, without line ends.
std::string base64(std::string_view bytes);

// The bytes that base64 made this from; nothing, if it is none: other characters, padding that is missing or within.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace quern

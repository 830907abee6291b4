// Base64 (RFC 4648, section 4), from OpenSSL's libcrypto.
#pragma once

#include <string>
#include <string_view>

namespace quern {

// With padding, without line ends.
std::string base64(std::string_view bytes);

}  // namespace quern

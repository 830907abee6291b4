// Addresses of mail and of pages, as a text bears them.
#pragma once

#include <optional>
#include <string_view>

namespace quern {

// The address in `text` without brackets, punctuation and `mailto:` around it; nothing where it is no address (RFC 5321 as people use it:
// no quoted local parts, a domain with a dot). `name@...` is none.
std::optional<std::string_view> read_email(std::string_view text);

// The same for `https://…`, `www.…` and `host.tld/…`; a bracket at the end stays where it closes one that is part of the address.
std::optional<std::string_view> read_url(std::string_view text);

}  // namespace quern

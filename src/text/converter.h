// ICU's converters from any charset to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/decode.h"

namespace quern {

// The charset that a label means ("latin1", "ISO-8859-1" and "cp1252" are "windows-1252", as browsers read them);
// nothing if it is not known.
std::optional<std::string> charset_named(std::string_view label);

// `charset` as charset_named gives it. Undecodable bytes become U+FFFD, one for a run, and are listed.
Decoded convert(std::string_view bytes, const std::string& charset);

}  // namespace quern

// Which character set a page itself says that it is in.
#pragma once

#include <string>
#include <string_view>

namespace quern::html {

// The charset that a <meta> in the first 1024 bytes declares, as browsers look for it (WHATWG, "prescan a byte stream"); empty if none
// does, or none that is known.
std::string declared_charset(std::string_view bytes);

}  // namespace quern::html

// Text that no step changes, told at a glance.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace quern {

// Whether all of `text` is printing ASCII, tabs, line feeds and form feeds. Without branches, so that compilers use wide registers.
inline bool is_plain(std::string_view text) {
  constexpr size_t kStretch = 1024;
  for (size_t at = 0; at < text.size(); at += kStretch) {
    unsigned others = 0;
    for (const char c : text.substr(at, kStretch)) {
      const auto byte = static_cast<uint8_t>(c);
      const unsigned control = (byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\f');
      others |= control | (byte >= 0x7F);
    }
    if (others != 0) return false;
  }
  return true;
}

}  // namespace quern

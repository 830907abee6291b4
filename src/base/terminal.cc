#include "base/terminal.h"

namespace quern {
namespace {

bool is_control(unsigned char byte) { return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F; }

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
}

}  // namespace

std::string escape_controls(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    const bool c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
    if (!c1 && !is_control(byte)) {
      out += text[i];
      continue;
    }
    if (c1) byte = static_cast<unsigned char>(text[++i]);
    append_escaped(out, byte);
  }
  return out;
}

std::string escape_bytes(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) append_escaped(out, static_cast<unsigned char>(byte));
  return out;
}

}  // namespace quern

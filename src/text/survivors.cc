#include "text/survivors.h"

#include "text/chars.h"

namespace quern::mojibake {

Survivors::Survivors(std::u32string_view piece, size_t codec) {
  const Codecs& codecs = Codecs::get();
  bool controls = false;
  bool signs = false;  // where the codec has holes the piece shows what windows-1252 has there
  char32_t last = 0;
  for (const char32_t c : piece) {
    spaces |= c == 0xA0;
    runs |= c == ' ' && last == ' ';
    last = c;
    hyphens |= c == 0xAD;
    controls |= is_c1(c);
    const unsigned char byte = c < 0x80 ? 0 : codecs.byte(codec, codecs.index(c));
    signs |= is_c1(byte) && c == windows1252_sign(byte) && c != codecs.character(codec, byte);
  }
  if (controls) return;
  for (char32_t c = 0x80; c < 0xA0; ++c)
    if (codecs.byte(codec, codecs.index(c)) != 0 && !(signs && windows1252_sign(c) != 0)) lost_controls.push_back(c);
}

}  // namespace quern::mojibake

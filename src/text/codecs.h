// The single-byte codecs through which UTF-8 is misread, as flat tables made once from ICU's converters.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace quern::mojibake {

// Sets of codecs are bit masks over their numbers.
using CodecMask = uint32_t;

class Codecs {
 public:
  static const Codecs& get();

  size_t size() const { return names_.size(); }
  // How many characters have a number.
  size_t characters() const { return roles_.size(); }
  std::string_view name(size_t codec) const { return names_[codec]; }
  // What a repair through it must bring in more than one through windows-1252, in nats: how rarely it is met.
  double price(size_t codec) const { return prices_[codec]; }

  // A number for every character of any codec, the key to the rest; 0 for all other characters.
  uint16_t index(char32_t c) const { return c < 0x10000 ? pages_[page_of_[c >> 8]][c & 0xFF] : uint16_t{0}; }
  // The byte above 0x7F that a codec shows as this character; 0 if none.
  unsigned char byte(size_t codec, uint16_t index) const { return bytes_[codec][index]; }
  // The character that a codec has at a byte above 0x7F; 0 if none.
  char32_t character(size_t codec, unsigned char byte) const { return upper_[codec][byte & 0x7Fu]; }
  // The codecs in which the character's byte starts a sequence of UTF-8, or continues one.
  CodecMask leads(uint16_t index) const { return roles_[index].leads; }
  CodecMask continues(uint16_t index) const { return roles_[index].continues; }

 private:
  struct Roles {
    CodecMask leads = 0;
    CodecMask continues = 0;
  };
  using Page = std::array<uint16_t, 256>;

  Codecs();
  void add_codec(std::string_view name, double price, const char* converter);
  void accept(size_t codec, unsigned char byte, char32_t c);
  uint16_t index_for(char32_t c);

  std::vector<std::string_view> names_;
  std::vector<double> prices_;
  std::vector<std::array<char32_t, 128>> upper_;  // characters of the bytes 0x80 to 0xFF; 0 where there is none
  std::vector<std::vector<unsigned char>> bytes_;
  std::vector<Roles> roles_;
  std::array<uint8_t, 256> page_of_{};
  std::vector<Page> pages_;
};

}  // namespace quern::mojibake

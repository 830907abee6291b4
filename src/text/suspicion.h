// Finds the places of a text that may be mojibake, at the price of one look-up for each character beyond ASCII.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/codecs.h"

namespace quern::mojibake {

class Suspicion {
 public:
  static const Suspicion& get();

  // The first pair at or behind `from` that starts a UTF-8 sequence in some codec and is odd: in itself, behind what stands
  // before it, strange to all languages, a capital before a sign, or because dashes, quotes and emoji start so. In the codecs of `proven`
  // any sequence will do. Also a character that is odd where it stands, and starts what may have been a sequence, and Chinese characters
  // that nobody uses. text.size() if there is none.
  size_t next(std::string_view text, size_t from, CodecMask proven = 0) const;

  // Whether a piece that no reading explains bears the marks of mojibake all the same: the start of a dash, a quote or an
  // emoji ("â€", "ðŸ"), an "Ã" before a sign, C1 controls.
  bool has_marks(std::string_view piece) const;

 private:
  explicit Suspicion(const Codecs& codecs);

  struct Known {
    CodecMask leads = 0;
    CodecMask continues = 0;
    CodecMask e2 = 0;  // the codecs in which its byte is this one
    CodecMask x80 = 0;
    CodecMask f0 = 0;
    CodecMask x9f = 0;
    bool capital = false;
    bool letter = false;  // it is any letter
    bool rare = false;    // it is a Chinese character that nobody uses
    uint16_t kind = 0;    // its class in the table of odd pairs
    char32_t character = 0;
  };

  bool odd(const Known& a, const Known& b) const { return odd_[size_t{a.kind} * classes_ + b.kind] >= kOddPair; }
  bool odd_step(const Known& a, const Known& b) const { return odd_[size_t{a.kind} * classes_ + b.kind] == kOddStep; }
  // The codecs in which the two start a dash or quote (E2 80) or an emoji (F0 9F).
  static CodecMask opening(const Known& a, const Known& b) { return (a.e2 & b.x80) | (a.f0 & b.x9f); }

  const Known& known(char32_t c) const;
  // Whether two letters do not follow each other in any language. Asked of the model once for each pair.
  bool strange(const Known& a, const Known& b) const;

  const Codecs& codecs_;
  std::array<Known, 128> ascii_{};
  std::vector<Known> known_;                                     // by the codecs' index of a character
  enum Oddness : uint8_t { kOrdinaryPair, kOddPair, kOddStep };  // as two rare characters are; as two of their kinds are
  std::vector<Oddness> odd_;                                     // by two classes
  size_t classes_ = 0;
  mutable std::vector<std::atomic<uint8_t>> strange_;  // by two characters: an Answer
};

}  // namespace quern::mojibake

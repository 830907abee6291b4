// Where damage begins and ends within a piece of text: seldom, for it goes on where it began.
#pragma once

#include "text/lattice.h"

namespace quern::mojibake {

// Reads on, character by character, and tells what beginning or ending the damage costs, in nats.
class DamageEnds {
 public:
  float keep(char32_t c, Kind kind) { return c >= 0x80 && !is_typographic(kind) ? enter(kSound) : 0; }
  float decode() { return enter(kDamaged); }

  friend bool operator==(const DamageEnds&, const DamageEnds&) = default;

 private:
  enum Side : uint8_t { kUnknown, kSound, kDamaged };
  static constexpr float kPrice = 3;

  // Put in by word processors and editors after the damage.
  static bool is_typographic(Kind kind) { return kind == Kind::kSpace || (kind >= Kind::kOpen && kind <= Kind::kSoftHyphen); }

  float enter(Side side) {
    const bool end = last_ != kUnknown && last_ != side;
    last_ = side;
    return end ? kPrice : 0;
  }

  Side last_ = kUnknown;  // of the last character that tells
};

// What those of a whole reading cost.
double price_of_ends(const Characters& piece, const Decoding& decoding);

}  // namespace quern::mojibake

#include "text/damage_ends.h"

namespace quern::mojibake {

double price_of_ends(const Characters& piece, const Decoding& decoding) {
  DamageEnds ends;
  double price = 0;
  auto sequence = decoding.sequences.begin();
  for (size_t at = 0; at < piece.text.size(); ++at) {
    if (sequence != decoding.sequences.end() && sequence->at == at) {
      price += ends.decode();
      at += sequence->size - size_t{1};
      ++sequence;
    } else {
      price += ends.keep(piece.text[at], piece.traits[at].kind);
    }
  }
  return price;
}

}  // namespace quern::mojibake

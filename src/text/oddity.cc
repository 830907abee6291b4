#include "text/oddity.h"

#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/letter_model.h"
#include "text/plausibility.h"

namespace quern::mojibake {
namespace {

constexpr size_t kLetters = 64;  // that are looked at
constexpr float kOdd = 11.25f;   // nats
constexpr float kOddInLine = 5;  // where there is little text, little must do
constexpr size_t kLine = 512;    // bytes
constexpr float kUnknownLetter = 14;
constexpr float kSignInWord = 4;  // nats beyond what the sign costs

// Signs that stand within words in some language: "l’eau", "un·e".
bool is_joint(char32_t c, Kind kind) {
  return c == 0xB7 || kind == Kind::kApostrophe || kind == Kind::kDash || kind == Kind::kSoftHyphen || kind == Kind::kSpace ||
         kind == Kind::kTrail || kind == Kind::kPicture;
}

bool in_word(char32_t last, std::string_view rest) {
  return is_letter(traits_of(last).kind) && !rest.empty() &&
         (static_cast<unsigned char>(rest[0]) >= 0x80 || is_letter(traits_of(static_cast<unsigned char>(rest[0])).kind));
}

}  // namespace

float oddness(const Place& place) {
  const LetterModel& model = LetterModel::get();
  if (const uint16_t letter = model.number(place.character); letter != 0)
    return model.cost(model.number(place.before_last), model.number(place.last), letter);
  const Traits traits = traits_of(place.character);
  return is_letter(traits.kind) ? kUnknownLetter : traits.cost + kSignInWord;
}

Places odd_places(std::string_view text, size_t most) {
  Places odd;
  size_t letters = 0, count = 0;
  const float least = text.size() < kLine ? kOddInLine : kOdd;
  for (size_t at = skip_ascii(text, 0); at < text.size() && letters < kLetters; at = skip_ascii(text, at)) {
    Place place;
    size_t behind = at;
    if (behind > 0) place.last = utf8::previous(text, behind);
    if (behind > 0) place.before_last = utf8::previous(text, behind);
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      place.character = utf8::next(text, at);
      const Kind kind = traits_of(place.character).kind;
      const bool letter = is_letter(kind);
      letters += letter;
      const bool telling = letter ? kind != Kind::kMark && LetterModel::get().number(place.character) != 0
                                  : !is_joint(place.character, kind) && in_word(place.last, text.substr(at));
      if (telling && oddness(place) >= least) {
        odd.add(place);
        ++count;
      }
      place.before_last = std::exchange(place.last, place.character);
    }
  }
  return count * most < letters ? Places{} : odd;
}

}  // namespace quern::mojibake

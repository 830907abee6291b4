#include "text/evidence.h"

#include <algorithm>
#include <set>

#include "text/fluency.h"

namespace quern::mojibake {
namespace {

constexpr double kEnough = 9;             // nats that any reading must bring,
constexpr double kEnoughAlone = 10.5;     // and one with a single character to show for it
constexpr double kEnoughRepeated = 20;    // and one with a rare one, three times over,
constexpr double kEnoughRare = 14;        // or with a rare sign;
constexpr double kEnoughIllFitting = 14;  // and one with a letter that fits badly;
constexpr double kEnoughForAny = 16;      // unless nothing else can be meant;
constexpr double kEnoughAmongSigns = 16;  // and one that takes signs alone for a sign;
constexpr double kEnoughLetters = 17;     // and one that takes letters for it: they may be a word
constexpr float kFits = 9;                // nats of a letter where it stands
constexpr float kIllFits = 12;
constexpr float kUnheardOf = 13;      // nats of a character that no text has
constexpr float kRare = 10;           // nats of a sign: beyond are those that nobody types
constexpr double kEach = 6;           // and each character by itself, on average;
constexpr double kOverwhelming = 16;  // more than any chance brings
constexpr float kCommon = 6.5;        // a character that costs no more is met often
constexpr size_t kHints = 3;          // places that prove a chain together

}  // namespace

Evidence::Evidence(const Characters& piece, const Decoding& reading) : decoded(reading.sequences.size()), letters(true), signs(true) {
  std::set<char32_t> seen;
  std::set<uint8_t> seen_scripts;
  for (const Sequence& sequence : reading.sequences) {
    const auto replaced = piece.traits.begin() + static_cast<std::ptrdiff_t>(sequence.at);
    outer += sequence.size;
    layers = layers == 0 ? sequence.depth : std::min(layers, sequence.depth);
    signs &=
        std::none_of(replaced, replaced + static_cast<std::ptrdiff_t>(sequence.size), [](const Traits& t) { return is_letter(t.kind); });
    letters &=
        std::all_of(replaced, replaced + static_cast<std::ptrdiff_t>(sequence.size), [](const Traits& t) { return is_letter(t.kind); });
    const Traits traits = traits_of(sequence.character);
    seen.insert(sequence.character);
    common += traits.cost <= kCommon || sequence.character >= 0x10000;
    rare += traits.cost > kFamiliar;
    rarest = std::max(rarest, traits.cost);
    if (is_letter(traits.kind)) seen_scripts.insert(traits.script);
  }
  if (!reading.sequences.empty()) look_at_last(piece, reading.sequences.back());
  distinct = seen.size();
  scripts = seen_scripts.size();
}

void Evidence::look_at_last(const Characters& piece, const Sequence& last) {
  const Traits traits = traits_of(last.character);
  sign = !is_letter(traits.kind);
  ReadSoFar so_far;
  for (size_t at = last.at - std::min<size_t>(last.at, 2); at < last.at; ++at) read_on(so_far, piece.text[at]);
  ill_fitting = read_on(so_far, last.character);
  small_in_capitals = traits.kind == Kind::kLower && last.at >= 2 && piece.traits[last.at - 1].kind == Kind::kUpper &&
                      piece.traits[last.at - 2].kind == Kind::kUpper;
}

// Where text of another kind only looks like UTF-8, rare characters of all scripts come out, and each brings little.
bool Evidence::is_orderly(double gain) const {
  const double each = gain / static_cast<double>(decoded);
  if (each >= kOverwhelming && rarest < kUnheardOf) return true;
  return each >= kEach && rare * 4 <= decoded && scripts <= 2 + decoded / 8;
}

bool Evidence::suffices(double gain) const {
  if (gain < kEnough) return false;
  if (decoded >= 2 && !is_orderly(gain)) return false;
  if (distinct >= 3 || decoded >= 4) return true;
  if (distinct == 2) return common * 2 >= decoded;
  if (decoded == 3) return common == decoded || gain >= kEnoughRepeated;
  return !small_in_capitals && suffices_alone(gain);
}

// One character, perhaps twice: it must be met often, and fit where it stands.
bool Evidence::suffices_alone(double gain) const {
  if (layers >= 2) return gain >= kEnoughAlone;  // they do not come about by chance
  if (sign && outer >= 3 * decoded && !letters) return rarest <= kFamiliar ? gain >= kEnoughAlone : gain >= kEnoughRare && rarest < kRare;
  if (common < decoded) return false;
  if (sign) return gain >= (signs ? kEnoughAmongSigns : kEnoughAlone);
  if (letters && gain < kEnoughLetters) return false;
  return ill_fitting <= kFits || (gain >= kEnoughIllFitting && ill_fitting <= kIllFits) || gain >= kEnoughForAny;
}

bool ProvenChains::contains(const std::string& codecs) const { return std::find(chains_.begin(), chains_.end(), codecs) != chains_.end(); }

void ProvenChains::add(const std::string& codecs) {
  if (contains(codecs)) return;
  chains_.push_back(codecs);
  first_codecs_ |= CodecMask{1} << static_cast<size_t>(codecs.front());
}

void ProvenChains::add_hint(const std::string& codecs) {
  if (++hints_[codecs] >= kHints) add(codecs);
}

}  // namespace quern::mojibake

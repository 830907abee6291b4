#include "text/evidence.h"

#include <algorithm>
#include <set>

namespace quern::mojibake {
namespace {

constexpr double kEnough = 9;          // nats that any reading must bring,
constexpr double kEnoughAlone = 10.5;  // and one with a single character to show for it
constexpr double kEach = 6;            // and each character by itself, on average;
constexpr double kOverwhelming = 16;   // more than any chance brings
constexpr float kCommon = 6.5;         // a character that costs no more is met often
constexpr size_t kHints = 3;           // places that prove a chain together

}  // namespace

Evidence::Evidence(const Characters& piece, const Decoding& reading) : decoded(reading.sequences.size()), letters(true) {
  std::set<char32_t> seen;
  std::set<uint8_t> seen_scripts;
  for (const Sequence& sequence : reading.sequences) {
    const auto replaced = piece.traits.begin() + static_cast<std::ptrdiff_t>(sequence.at);
    outer += sequence.size;
    letters &=
        std::all_of(replaced, replaced + static_cast<std::ptrdiff_t>(sequence.size), [](const Traits& t) { return is_letter(t.kind); });
    const Traits traits = traits_of(sequence.character);
    seen.insert(sequence.character);
    common += traits.cost <= kCommon || sequence.character >= 0x10000;
    rare += traits.cost > kFamiliar;
    rarest = std::max(rarest, traits.cost);
    sign = !is_letter(traits.kind);
    if (!sign) seen_scripts.insert(traits.script);
    small_in_capitals =
        traits.kind == Kind::kLower && sequence.at >= 2 && (replaced - 1)->kind == Kind::kUpper && (replaced - 2)->kind == Kind::kUpper;
  }
  distinct = seen.size();
  scripts = seen_scripts.size();
}

// Where text of another kind only looks like UTF-8, rare characters of all scripts come out, and each brings little.
bool Evidence::is_orderly(double gain) const {
  const double each = gain / static_cast<double>(decoded);
  if (each >= kOverwhelming) return true;
  return each >= kEach && rare * 4 <= decoded && scripts <= 2 + decoded / 8;
}

bool Evidence::suffices(double gain) const {
  if (gain < kEnough) return false;
  if (decoded >= 2 && !is_orderly(gain)) return false;
  if (distinct >= 3 || decoded >= 4) return true;
  if (distinct == 2 || decoded == 3) return common * 2 >= decoded;
  if (gain < kEnoughAlone || small_in_capitals) return false;
  if (outer >= 5) return true;  // two layers and more do not come about by chance
  if (sign && outer >= 3 && !letters) return rarest <= kFamiliar;
  return common == decoded;
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

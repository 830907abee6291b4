#include "text/losses.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/chain_search.h"
#include "text/damage_ends.h"
#include "text/loss_chains.h"
#include "text/lossy_lattice.h"

namespace quern::mojibake {
namespace {

using utf8::kReplacement;
constexpr double kEnoughBetter = 2;     // nats more than the reading without losses
constexpr double kEnoughProven = 4;     // nats, where the chain is proven
constexpr double kEnoughWithout = 8.5;  // nats, where nothing else speaks for the chain,
constexpr double kEnoughMark = 5;       // where U+FFFD stands in the text,
constexpr double kEnoughCut = 8;        // where the text may be cut,
constexpr float kIllFits = 12;          // nats of a letter where it stands
constexpr double kEnoughTogether = 25;  // and for several sequences, none of them whole
constexpr double kEnoughUsual = 16;     // less by a usual codec
constexpr double kEnoughSmall = 12;     // where all letters were made small
constexpr double kEnoughSmallAlone = 18;
constexpr float kOrdinaryLetter = 5.5;  // nats
constexpr double kSmallPrice = 4;
constexpr double kUsualInSmall = 2;
constexpr double kAsideWhole = 4;  // nats that a reading must bring beyond what one without losses must

// The places of characters that start sequences and are left over.
template <typename Visit>
bool any_start_left(const Characters& piece, const Candidate& candidate, const Visit& visit) {
  const auto codec = static_cast<unsigned char>(candidate.codecs.front());
  auto sequence = candidate.decoding.sequences.begin();
  for (size_t at = 0; at < piece.text.size(); ++at) {
    if (sequence != candidate.decoding.sequences.end() && sequence->at == at) {
      at += sequence->size - size_t{1};
      ++sequence;
    } else if (piece.text[at] == kReplacement || (Codecs::get().leads(Codecs::get().index(piece.text[at])) >> codec & 1) != 0) {
      if (visit(at)) return true;
    }
  }
  return false;
}

bool is_usual(const std::string& codecs) {
  return codecs.size() == 1 && Codecs::get().price(static_cast<unsigned char>(codecs.front())) <= kUsual;
}

// One sequence with a loss, and nothing else.
bool suffices_alone(const Characters& piece, double gain, const std::string& codecs, const Sequence& sequence, const Evidence& evidence) {
  const bool usual = is_usual(codecs);
  if (sequence.character != kReplacement) {
    return (usual ? gain >= kEnoughWithout : evidence.layers > 1 && gain >= kEnoughTogether) && !evidence.sign && evidence.common == 1 &&
           !evidence.small_in_capitals && evidence.ill_fitting <= kIllFits;
  }
  const bool cut = sequence.at + sequence.size == piece.text.size() && piece.text.back() != kReplacement;
  if (!cut) return gain >= kEnoughMark;
  return usual && gain >= kEnoughCut && sequence.size == 1;
}

bool suffices(const Characters& piece, const Candidate& candidate, const Candidate* whole, const ProvenChains& proven) {
  const auto& sequences = candidate.decoding.sequences;
  const auto lossy = static_cast<size_t>(std::count_if(sequences.begin(), sequences.end(), [](const Sequence& s) { return s.lossy; }));
  if (lossy == 0) return false;
  if (whole != nullptr && candidate.gain < whole->gain - price_of_ends(piece, whole->decoding) + kEnoughBetter) return false;
  if (whole != nullptr && whole->codecs.size() == candidate.codecs.size()) return true;
  if (proven.contains(candidate.codecs)) return candidate.gain >= kEnoughProven;
  const Evidence evidence(piece, candidate.decoding);
  if (lossy < sequences.size()) return evidence.suffices(candidate.gain - kAsideWhole);
  if (sequences.size() > 1)
    return candidate.gain >= (is_usual(candidate.codecs) ? kEnoughUsual : kEnoughTogether) && evidence.rarest <= kFamiliar;
  return suffices_alone(piece, candidate.gain, candidate.codecs, sequences.front(), evidence);
}

// Whether many letters beyond ASCII are no part of a sequence.
bool leaves_letters(const Characters& piece, const Decoding& decoding) {
  const auto is_such = [&](size_t at) { return piece.text[at] >= 0x80 && is_letter(piece.traits[at].kind); };
  size_t left = 0, taken = 0;
  for (size_t at = 0; at < piece.text.size(); ++at) left += is_such(at);
  for (const Sequence& sequence : decoding.sequences)
    for (size_t at = sequence.at; at < sequence.at + sequence.size; ++at) taken += is_such(at);
  return (left - taken) * 2 > taken;
}

}  // namespace

bool leaves_loss(const Characters& piece, const Candidate& candidate) {
  return any_start_left(piece, candidate, [&](size_t at) { return looks_like_loss(piece, at); });
}

std::optional<Candidate> restore_losses(const Characters& piece, const std::vector<Candidate>& found, const Candidate* whole,
                                        bool ends_text, const ProvenChains& proven) {
  std::optional<Candidate> best;
  const auto left = [&](size_t at) { return piece.traits[at].kind != Kind::kLower || looks_like_loss(piece, at); };
  if (whole != nullptr && !any_start_left(piece, *whole, left)) return best;
  for (const std::string& codecs : chains_for_losses(piece, found, whole, proven)) {
    Candidate candidate{codecs, decode_lossy(piece, codecs, {.ends_text = ends_text, .lower_case = false}), 0};
    candidate.gain = candidate.decoding.gain - price_of(codecs, proven);
    if (suffices(piece, candidate, whole, proven) && (!best || candidate.gain > best->gain)) best = std::move(candidate);
  }
  return best;
}

std::optional<Candidate> restore_case(const Characters& piece, double to_beat) {
  std::optional<Candidate> best;
  for (size_t codec = 0; codec < Codecs::get().size(); ++codec) {
    if (Codecs::get().price(codec) > kUsualInSmall) continue;
    Candidate candidate{std::string(1, static_cast<char>(codec)), {}, 0};
    candidate.decoding = decode_lossy(piece, candidate.codecs, {.ends_text = false, .lower_case = true});
    auto& sequences = candidate.decoding.sequences;
    candidate.gain = candidate.decoding.gain - Codecs::get().price(codec) - kSmallPrice;
    if (sequences.empty() || leaves_letters(piece, candidate.decoding) ||
        candidate.gain < std::max(to_beat, sequences.size() > 1 ? kEnoughSmall : kEnoughSmallAlone) ||
        (best && candidate.gain <= best->gain))
      continue;
    const Evidence evidence(piece, candidate.decoding);
    if (evidence.rarest > (sequences.size() > 1 ? kFamiliar : kOrdinaryLetter) || evidence.sign) continue;
    for (Sequence& sequence : sequences) sequence.lossy = true;
    best = std::move(candidate);
  }
  return best;
}

}  // namespace quern::mojibake

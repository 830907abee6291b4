#include "text/losses.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "text/chain_search.h"
#include "text/damage_ends.h"
#include "text/lossy_lattice.h"

namespace quern::mojibake {
namespace {

using utf8::kReplacement;
constexpr std::u32string_view kRests = U" -\"'?\uFFFD";  // what the rest of a sequence may have become
constexpr size_t kMostChains = 4;                        // of those that explain some of the piece without a loss
constexpr size_t kMostOfLosses = 3;                      // and of those that do if nothing was replaced
constexpr double kEnoughBetter = 2;                      // nats more than the reading without losses
constexpr double kEnoughProven = 4;                      // nats, where the chain is proven
constexpr double kEnoughWithout = 8.5;                   // nats, where nothing else speaks for the chain,
constexpr double kEnoughMark = 5;                        // where U+FFFD stands in the text,
constexpr double kEnoughCut = 8;                         // where the text may be cut,
constexpr float kIllFits = 12;                           // nats of a letter where it stands
constexpr double kUsual = 1.5;                           // by a codec whose price is no higher;
constexpr double kEnoughTogether = 25;                   // and for several sequences, none of them whole
constexpr double kEnoughUsual = 16;                      // less by a usual codec
constexpr double kEnoughSmall = 12;                      // where all letters were made small
constexpr double kEnoughSmallAlone = 18;
constexpr float kOrdinaryLetter = 5.5;  // nats
constexpr double kSmallPrice = 4;
constexpr double kUsualInSmall = 2;
constexpr double kAsideWhole = 4;  // nats that a reading must bring beyond what one without losses must

// Whether behind a character stands what the rest of a sequence may have become.
bool looks_like_loss(const Characters& piece, size_t at) {
  const auto beyond = [&](size_t i) { return i < piece.text.size() && piece.text[i] >= 0x80; };
  const auto rest = [&](size_t i) { return i >= piece.text.size() || kRests.find(piece.text[i]) != std::u32string_view::npos; };
  if (piece.text[at] == kReplacement) return true;
  if (!beyond(at)) return false;
  if (piece.traits[at].kind != Kind::kLower || at + 1 == piece.text.size()) return rest(at + 1);
  if (!beyond(at + 1)) return rest(at + 1) && beyond(at + 2);
  return rest(at + 2) || (beyond(at + 2) && rest(at + 3));
}

// What stands for what, where something replaced all of its kind.
using Replaced = std::array<std::pair<char32_t, char32_t>, 2>;
constexpr auto kReplaced = std::to_array<Replaced>(
    {{{{' ', 0xA0}}}, {{{'"', 0x201C}, {'\'', 0x2018}}}, {{{'"', 0x201D}, {'\'', 0x2019}}}, {{{'"', 0x201E}, {'\'', 0x201A}}}});

// The piece as it was before, as far as that shows behind characters beyond ASCII; nothing where that is as it stands, or where some of the
// kind are left.
std::optional<std::u32string> with_all_put_back(const std::u32string& piece, const Replaced& replaced) {
  std::u32string text = piece;
  bool changed = false;
  for (const auto& [now, before] : replaced) {
    if (now == 0) continue;
    if (piece.find(before) != std::u32string::npos) return std::nullopt;
    for (size_t at = 1; at < text.size(); ++at) {
      if (text[at] != now || text[at - 1] < 0x80) continue;
      text[at] = before;
      changed = true;
    }
  }
  if (!changed) return std::nullopt;
  return text;
}

// The chains that would explain a piece best if nothing had been replaced. Where all sequences of the inner layers lost something,
// nothing else shows that there were such layers.
void add_chains_of_losses(const Characters& piece, const ProvenChains& proven, std::set<std::string>& chains) {
  for (const Replaced& replaced : kReplaced) {
    std::optional<std::u32string> text = with_all_put_back(piece.text, replaced);
    if (!text) continue;
    std::vector<Chain> found = promising_chains(Characters(*std::move(text)), proven);
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), kMostOfLosses));
    std::partial_sort(found.begin(), end, found.end(), [](const Chain& a, const Chain& b) { return a.rank > b.rank; });
    for (auto chain = found.begin(); chain != end; ++chain) chains.insert(std::move(chain->codecs));
  }
}

// The chains to try: those that explain some of the piece, proven ones; else every codec that may have been at work.
std::set<std::string> chains_for(const Characters& piece, const std::vector<Candidate>& found, const Candidate* whole,
                                 const ProvenChains& proven) {
  std::set<std::string> chains(proven.chains().begin(), proven.chains().end());
  if (whole != nullptr) chains.insert(whole->codecs);
  for (size_t i = 0; i < std::min(found.size(), kMostChains); ++i) chains.insert(found[i].codecs);
  if (!chains.empty()) add_chains_of_losses(piece, proven, chains);
  // Windows-1252 and ISO 8859-1 differ in what goes lost.
  for (std::string chain : std::set(chains))
    if (chain.front() <= 1) chains.insert((chain.front() ^= 1, chain));
  if (!chains.empty()) return chains;
  CodecMask leads = 0;
  for (size_t at = 0; at < piece.text.size(); ++at)
    if (looks_like_loss(piece, at)) leads |= Codecs::get().leads(Codecs::get().index(piece.text[at]));
  for (; leads != 0; leads &= leads - 1)
    if (const int codec = std::countr_zero(leads); Codecs::get().price(static_cast<size_t>(codec)) <= kUsual)
      chains.insert(std::string(1, static_cast<char>(codec)));
  return chains;
}

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
  for (const std::string& codecs : chains_for(piece, found, whole, proven)) {
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

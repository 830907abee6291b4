#include "text/misreading.h"

#include <algorithm>

#include "text/chain_search.h"
#include "text/fluency.h"
#include "text/losses.h"
#include "text/suspicion.h"
#include "text/wide_misreading.h"

namespace quern::mojibake {
namespace {

constexpr double kEnoughProven = 3;   // nats that a reading must bring through a chain that was proven elsewhere
constexpr double kHint = 7;           // nats that make a reading a hint of its chain
constexpr double kEnoughWider = 5;    // nats more than the best reading through single-byte codecs
constexpr double kEnoughSmaller = 5;  // nats more than the best reading that takes small letters as they are
constexpr size_t kMostRead = 5;       // candidates
constexpr float kFitsAsProven = 11;   // nats of a character where it stands, in a reading that needs no other to compare with
constexpr double kUsualPrice = 1.5;   // nats: of a codec that others are compared with
constexpr double kEachPrice = 1;      // nats for each sequence: what stands there is right until shown wrong

void sort_by_gain(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.gain > b.gain; });
}

// The readings without losses, best first. How they read is asked only of those whose characters are the likeliest.
std::vector<Candidate> candidates_for(const Characters& original, const ProvenChains& proven) {
  std::vector<Candidate> found;
  for (const Chain& chain : promising_chains(original, proven)) {
    Candidate candidate{chain.codecs, decode_through(original, chain.codecs), 0};
    if (candidate.decoding.sequences.empty()) continue;
    candidate.gain = candidate.decoding.gain - chain.price;
    found.push_back(std::move(candidate));
  }
  sort_by_gain(found);
  if (found.size() > kMostRead) found.erase(found.begin() + kMostRead, found.end());
  const double as_it_stands = fluency(original.text);
  for (Candidate& candidate : found) {
    candidate.gain = as_it_stands - fluency(decoded(original, candidate.decoding)) - price_of(candidate.codecs, proven) -
                     kEachPrice * static_cast<double>(candidate.decoding.sequences.size());
  }
  sort_by_gain(found);
  return found;
}

bool all_familiar(const Decoding& decoding) {
  return std::all_of(decoding.sequences.begin(), decoding.sequences.end(),
                     [](const Sequence& s) { return traits_of(s.character).cost <= kFamiliar; });
}

// Whether another usual codec shows other bytes as the characters of a sequence, behind the same first one.
bool is_ambiguous(const Characters& piece, const Sequence& sequence, size_t codec) {
  const Codecs& codecs = Codecs::get();
  const auto byte = [&](size_t of, size_t at) { return codecs.byte(of, codecs.index(piece.text[at])); };
  for (size_t other = 0; other < codecs.size(); ++other) {
    if (codecs.price(other) > kUsualPrice || byte(other, sequence.at) != byte(codec, sequence.at)) continue;
    bool all = true, same = true;
    for (size_t at = sequence.at + size_t{1}; at < sequence.at + size_t{sequence.size}; ++at) {
      all &= byte(other, at) != 0;
      same &= byte(other, at) == byte(codec, at);
    }
    if (all && !same) return true;
  }
  return false;
}

// Whether the characters brought in stand where they are met, or can be no others.
bool all_fit(const Characters& piece, const Decoding& decoding, size_t codec) {
  ReadSoFar so_far;
  size_t end = 0;
  for (const Sequence& sequence : decoding.sequences) {
    if (sequence.at > end + 2) so_far = {};
    for (size_t at = std::max<size_t>(end, sequence.at - std::min<size_t>(sequence.at, 2)); at < sequence.at; ++at)
      read_on(so_far, piece.text[at]);
    if (read_on(so_far, sequence.character) > kFitsAsProven && is_ambiguous(piece, sequence, codec)) return false;
    end = sequence.at + sequence.size;
  }
  return true;
}

// The best candidate for which there is enough evidence. What it proves goes into `proven`.
const Candidate* proper(const Characters& original, const std::vector<Candidate>& found, ProvenChains& proven) {
  for (const Candidate& candidate : found) {
    const Evidence evidence(original, candidate.decoding);
    const bool enough = evidence.suffices(candidate.gain);
    const bool known = proven.contains(candidate.codecs) && candidate.gain >= kEnoughProven && evidence.rarest <= kFamiliar;
    if (!enough && !known) continue;
    if (enough && evidence.decoded >= 2) proven.add(candidate.codecs);
    if (enough) proven.add_hint(candidate.codecs);
    return &candidate;
  }
  return nullptr;
}

bool is_small(std::string_view piece, const Characters& characters) {
  return std::none_of(piece.begin(), piece.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         std::none_of(characters.traits.begin(), characters.traits.end(), [](const Traits& t) { return t.kind == Kind::kUpper; });
}

// Whether the best reading takes up most of the characters beyond ASCII.
bool explains_most(const Characters& piece, const std::vector<Candidate>& found) {
  if (found.empty()) return false;
  size_t taken = 0;
  for (const Sequence& sequence : found.front().decoding.sequences) taken += sequence.size;
  const auto beyond = std::count_if(piece.text.begin(), piece.text.end(), [](char32_t c) { return c >= 0x80; });
  return taken * 4 >= static_cast<size_t>(beyond) * 3;
}

// A reading through a multi-byte codec that is much better than any through single-byte ones.
std::optional<Reading> reread_wide(std::string_view piece, const std::vector<Candidate>& found) {
  const double best = found.empty() ? 0 : found.front().gain;
  for (const auto& reread : {reread_as_wide, reread_from_wide})
    if (auto wide = reread(piece); wide && wide->gain > best + kEnoughWider) return std::move(wide->reading);
  return std::nullopt;
}

}  // namespace

std::optional<ProvenReading> reread_as_proven(const Excerpt& excerpt, const ProvenChains& proven) {
  for (const std::string& codecs : proven.chains()) {
    const Candidate candidate{codecs, decode_through(excerpt.characters, codecs), 0};
    if (candidate.decoding.gain < kEnoughProven || !all_familiar(candidate.decoding)) continue;
    if (leaves_loss(excerpt.characters, candidate)) continue;
    Reading reading = reading_of(excerpt, candidate);
    if (Suspicion::get().next(reading.text, 0) == reading.text.size())
      return ProvenReading{std::move(reading), all_fit(excerpt.characters, candidate.decoding, static_cast<size_t>(codecs.front()))};
  }
  return std::nullopt;
}

bool may_have_losses(const Excerpt& excerpt, const ProvenChains& proven) {
  return std::any_of(proven.chains().begin(), proven.chains().end(), [&](const std::string& codecs) {
    return leaves_loss(excerpt.characters, {codecs, {}, 0});
  });
}

std::optional<Reading> reread(const Excerpt& excerpt, const RereadOptions& options, ProvenChains& proven) {
  const std::vector<Candidate> found = candidates_for(excerpt.characters, proven);
  const bool explained = explains_most(excerpt.characters, found);
  if (!options.certain && !explained) {
    if (auto wide = reread_wide(excerpt.piece, found)) return wide;
  }
  const Candidate* whole = proper(excerpt.characters, found, proven);
  if (!options.certain) {
    const bool ends_text = options.ends_text && excerpt.offsets.back() == excerpt.piece.size();
    auto restored = restore_losses(excerpt.characters, found, whole, ends_text, proven);
    const double best = restored ? restored->gain : whole != nullptr ? whole->gain : 0;
    if (!explained && is_small(excerpt.piece, excerpt.characters)) {
      if (auto small = restore_case(excerpt.characters, best + kEnoughSmaller)) restored = std::move(small);
    }
    if (restored) return reading_of(excerpt, *restored);
  }
  if (whole != nullptr) return reading_of(excerpt, *whole);
  if (!found.empty() && found.front().gain >= kHint) proven.add_hint(found.front().codecs);
  return std::nullopt;
}

}  // namespace quern::mojibake

#include "text/misreading.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"
#include "text/fluency.h"
#include "text/lattice.h"
#include "text/suspicion.h"

namespace quern::mojibake {
namespace {

constexpr size_t kDepth = 4;         // layers
constexpr size_t kBeam = 5;          // chains that are followed up
constexpr double kLayerPrice = 10;   // nats for each layer but the first
constexpr double kEnoughProven = 3;  // nats that a reading must bring through a chain that was proven elsewhere
constexpr double kHint = 7;          // nats that make a reading a hint of its chain

struct Chain {
  std::string codecs;
  double price = 0;
};

// What a chain makes of the piece when each and every sequence is decoded.
struct Peeled {
  Chain chain;
  Characters characters;
  double cost = 0;

  double rank() const { return -cost - chain.price; }
};

// What a chain makes of the piece when only what is worth it is decoded.
struct Candidate {
  std::string codecs;
  Decoding decoding;
  double gain = 0;
};

double price_of(const Chain& from, size_t codec, const ProvenChains& proven) {
  if (proven.contains(from.codecs + static_cast<char>(codec))) return 0;
  return from.price + Codecs::get().price(codec) + (from.codecs.empty() ? 0 : kLayerPrice);
}

// What the chains make of the piece that are longer than `from` by one codec; of those that make the same, the cheapest.
void lengthen(const Peeled& from, const ProvenChains& proven, std::vector<Peeled>& out) {
  for (CodecMask left = from.characters.codecs; left != 0; left &= left - 1) {
    const auto codec = static_cast<size_t>(std::countr_zero(left));
    std::u32string text = peel(from.characters, codec);
    if (text.size() == from.characters.text.size()) continue;
    Chain chain{from.chain.codecs + static_cast<char>(codec), price_of(from.chain, codec, proven)};
    const auto same = std::find_if(out.begin(), out.end(), [&](const Peeled& other) { return other.characters.text == text; });
    if (same == out.end()) {
      out.push_back({std::move(chain), Characters(std::move(text)), 0});
      out.back().cost = out.back().characters.cost();
    } else if (chain.price < same->chain.price) {
      same->chain = std::move(chain);
    }
  }
}

// The most promising chains of every length. What makes the text worse as a whole is not followed up.
std::vector<Chain> promising_chains(const Characters& original, const ProvenChains& proven) {
  const double cost = original.cost();
  std::vector<Chain> all;
  std::vector<Peeled> level(1);
  level.front().characters = original;
  for (size_t depth = 0; depth < kDepth && !level.empty(); ++depth) {
    std::vector<Peeled> next;
    for (const Peeled& peeled : level) lengthen(peeled, proven, next);
    const auto worse = [&](const Peeled& peeled) { return peeled.cost > cost; };
    next.erase(std::remove_if(next.begin(), next.end(), worse), next.end());
    std::stable_sort(next.begin(), next.end(), [](const Peeled& a, const Peeled& b) { return a.rank() > b.rank(); });
    if (next.size() > kBeam) next.erase(next.begin() + kBeam, next.end());
    for (const Peeled& peeled : next) all.push_back(peeled.chain);
    level = std::move(next);
  }
  return all;
}

// Neighbouring sequences are one change; of their chains the longest stands for all.
void add_change(Changes& changes, Span before, Span after, std::string_view codecs) {
  if (changes.empty() || changes.back().before.end != before.begin) {
    changes.push_back({before, after, std::string(codecs)});
    return;
  }
  Change& last = changes.back();
  last.before.end = before.end;
  last.after.end = after.end;
  if (last.codecs.size() < codecs.size()) last.codecs = codecs;
}

Reading reading_of(std::string_view piece, const Excerpt& excerpt, const Candidate& candidate) {
  Reading reading;
  reading.text.reserve(piece.size());
  size_t copied = 0;
  for (const Sequence& sequence : candidate.decoding.sequences) {
    const Span before{excerpt.offsets[sequence.at], excerpt.offsets[sequence.at + sequence.size]};
    reading.text.append(piece, copied, before.begin - copied);
    copied = before.end;
    const auto after = static_cast<uint32_t>(reading.text.size());
    utf8::append(reading.text, sequence.character);
    add_change(reading.changes, before, {after, static_cast<uint32_t>(reading.text.size())},
               std::string_view(candidate.codecs).substr(0, sequence.depth));
  }
  reading.text.append(piece, copied);
  return reading;
}

std::u32string decoded(const Characters& original, const Decoding& decoding) {
  std::u32string text;
  text.reserve(original.text.size());
  size_t copied = 0;
  for (const Sequence& sequence : decoding.sequences) {
    text.append(original.text, copied, sequence.at - copied);
    text += sequence.character;
    copied = sequence.at + sequence.size;
  }
  return text.append(original.text, copied);
}

std::vector<Candidate> candidates_for(const Characters& original, const ProvenChains& proven) {
  std::vector<Candidate> found;
  const double as_it_stands = fluency(original.text);
  for (const Chain& chain : promising_chains(original, proven)) {
    Candidate candidate{chain.codecs, decode_through(original, chain.codecs), 0};
    if (candidate.decoding.sequences.empty()) continue;
    candidate.gain = as_it_stands - fluency(decoded(original, candidate.decoding)) -
                     static_cast<double>(candidate.decoding.sequences.size()) - chain.price;
    found.push_back(std::move(candidate));
  }
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.gain > b.gain; });
  return found;
}

bool all_familiar(const Decoding& decoding) {
  return std::all_of(decoding.sequences.begin(), decoding.sequences.end(),
                     [](const Sequence& s) { return traits_of(s.character).cost <= kFamiliar; });
}

}  // namespace

std::optional<Reading> reread_as_proven(std::string_view piece, const ProvenChains& proven) {
  if (proven.chains().empty()) return std::nullopt;
  const Excerpt excerpt(piece);
  for (const std::string& codecs : proven.chains()) {
    const Candidate candidate{codecs, decode_through(excerpt.characters, codecs), 0};
    if (candidate.decoding.gain < kEnoughProven || !all_familiar(candidate.decoding)) continue;
    Reading reading = reading_of(piece, excerpt, candidate);
    if (Suspicion::get().next(reading.text, 0) == reading.text.size()) return reading;
  }
  return std::nullopt;
}

std::optional<Reading> reread(std::string_view piece, ProvenChains& proven) {
  const Excerpt excerpt(piece);
  const std::vector<Candidate> found = candidates_for(excerpt.characters, proven);
  for (const Candidate& candidate : found) {
    const Evidence evidence(excerpt.characters, candidate.decoding);
    const bool enough = evidence.suffices(candidate.gain);
    const bool known = proven.contains(candidate.codecs) && candidate.gain >= kEnoughProven && evidence.rarest <= kFamiliar;
    if (!enough && !known) continue;
    if (enough && evidence.decoded >= 2) proven.add(candidate.codecs);
    return reading_of(piece, excerpt, candidate);
  }
  if (!found.empty() && found.front().gain >= kHint) proven.add_hint(found.front().codecs);
  return std::nullopt;
}

}  // namespace quern::mojibake

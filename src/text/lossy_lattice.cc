#include "text/lossy_lattice.h"
#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "text/damage_ends.h"
#include "text/fluency.h"

namespace quern::mojibake {
namespace {

constexpr float kDecodePrice = 1;         // nats for each sequence
constexpr float kGuessPrice = 2;          // nats for a character that is one of several
constexpr float kSpacePrice = 4;          // nats for a no-break space that was lost: most often a letter and a space are just that
constexpr float kWordBonus = 6;           // nats less for a word of one letter, whose no-break space became one with the space behind it
constexpr char32_t kNoBreakSpace = 0x20;  // its byte, as the last of a sequence
constexpr float kMarkPrice = 2;           // nats for U+FFFD in place of a sequence
constexpr size_t kBeam = 8;               // ways to a place that are followed up
constexpr size_t kMostGuesses = 64;       // characters that are tried in one place
constexpr float kGuessable = 6.5;         // nats: a rarer character is no guess
constexpr float kRestorable = 8;          // nor restored, where it is the only one
constexpr std::string_view kClosing = "-.,;:!?)]}%/'\"";
using utf8::kReplacement;

// A way to have read the characters before a place.
struct LossyWay {
  float cost = 0;
  ReadSoFar so_far;
  DamageEnds ends;
  uint32_t from = 0;  // the way before: its place
  uint32_t way = 0;   // and its number there
  Sequence sequence;  // that was decoded last; size 0: a character was kept
};

// The cheapest ways to a place.
struct LossyPlace {
  std::array<LossyWay, kBeam> known;
  uint32_t count = 0;

  std::span<LossyWay> ways() { return std::span(known).first(count); }
  std::span<const LossyWay> ways() const { return std::span(known).first(count); }
  void add(const LossyWay& way) { known[count++] = way; }
};

// The characters that a reading leaves open, without those that are too rare to be guessed.
std::vector<char32_t> guesses(const LossyReading& reading) {
  if (reading.losses == 0) return reading.characters;
  const float most = reading.characters.size() == 1 && !reading.wild ? kRestorable : kGuessable;
  std::vector<char32_t> likely;
  for (const char32_t c : reading.characters)
    if (traits_of(c).cost <= most && (reading.dropped < 2 || c < 0x10000)) likely.push_back(c);
  if (likely.size() > kMostGuesses) {
    std::stable_sort(likely.begin(), likely.end(), [](char32_t a, char32_t b) { return traits_of(a).cost < traits_of(b).cost; });
    likely.resize(kMostGuesses);
  }
  return likely;
}

class LossyLattice {
 public:
  LossyLattice(const Characters& piece, std::string_view codecs, LossyReader::Options options)
      : piece_(piece), codecs_(codecs), options_(options), reader_(piece.text, codecs, options), places_(piece.text.size() + 1) {}

  Decoding solve() {
    places_.front().add({});
    for (uint32_t at = 0; at < piece_.text.size(); ++at) {
      keep(at);
      if (may_start(at)) decode(at);
    }
    return trace();
  }

 private:
  bool may_start(uint32_t at) const {
    const char32_t c = piece_.text[at];
    if (c < 0x80) return false;
    if (c == kReplacement) return true;
    const auto leads = [&](char32_t shown) {
      return (Codecs::get().leads(Codecs::get().index(shown)) >> static_cast<size_t>(codecs_.front()) & 1) != 0;
    };
    return leads(c) || (options_.lower_case && leads(static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)))));
  }

  bool is_space_at(size_t at) const { return at < piece_.text.size() && piece_.text[at] == ' '; }

  // Of more than one letter: a single one is more likely the rest of a word, and signs close up to it.
  bool is_word_at(size_t at) const { return at + 1 < piece_.text.size() && !closes_up(at) && !is_space_at(at + 1); }
  bool closes_up(size_t at) const {
    return piece_.traits[at].kind == Kind::kSpace ||
           (piece_.text[at] < 0x80 && kClosing.find(static_cast<char>(piece_.text[at])) != std::string_view::npos);
  }

  void keep(uint32_t at) {
    for (uint32_t way = 0; way < places_[at].count; ++way) {
      const LossyWay& here = places_[at].known[way];
      LossyWay next{here.cost, here.so_far, here.ends, at, way, {}};
      next.cost += read_on(next.so_far, piece_.text[at]);
      next.cost += next.ends.keep(piece_.text[at], piece_.traits[at].kind);
      add(at + 1, next);
    }
  }

  void decode(uint32_t at) {
    for (uint16_t depth = 1; depth <= codecs_.size(); ++depth) {
      for (const LossyReading& reading : reader_.read(at, depth)) {
        if (reading.wild) take(at, depth, reading, kReplacement, kMarkPrice);
        if (reading.wild && depth == 1) continue;
        const std::vector<char32_t> likely = guesses(reading);
        const float price = reading.characters.size() > 1 ? kGuessPrice : 0;
        for (const char32_t c : likely)
          if (c != kReplacement) take(at, depth, reading, c, price + (c == 0xA0 && reading.losses > 0 ? kSpacePrice : 0));
      }
    }
  }

  void take(uint32_t at, uint16_t depth, const LossyReading& reading, char32_t c, float price) {
    if (options_.lower_case) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    const bool shared = reading.dropped > 0 && LetterModel::get().number(c) != 0 && (c & 0x3F) == kNoBreakSpace &&
                        is_space_at(at + reading.size) && is_word_at(at + reading.size + 1);
    for (uint32_t way = 0; way < places_[at].count; ++way) {
      const LossyWay& here = places_[at].known[way];
      const float bonus = shared && !is_letter(here.so_far.last.kind) ? kWordBonus : 0;
      LossyWay next{here.cost + reading.price + price + kDecodePrice - bonus, here.so_far, here.ends, at, way,
                    {at, reading.size, c, depth, reading.losses > 0}};
      next.cost += read_on(next.so_far, c);
      next.cost += next.ends.decode();
      add(at + reading.size, next);
    }
  }

  static bool same_state(const LossyWay& one, const LossyWay& other) {
    const ReadSoFar &a = one.so_far, &b = other.so_far;
    return one.ends == other.ends && a.last_letter == b.last_letter && a.before_last == b.before_last && a.last.kind == b.last.kind &&
           a.last.script == b.last.script;
  }

  void add(size_t at, const LossyWay& way) {
    LossyPlace& place = places_[at];
    const auto ways = place.ways();
    const auto same = std::find_if(ways.begin(), ways.end(), [&](const LossyWay& other) { return same_state(other, way); });
    if (same != ways.end()) {
      if (way.cost < same->cost) *same = way;
    } else if (ways.size() < kBeam) {
      place.add(way);
    } else {
      const auto worst = std::max_element(ways.begin(), ways.end(), cheaper);
      if (way.cost < worst->cost) *worst = way;
    }
  }

  static bool cheaper(const LossyWay& a, const LossyWay& b) { return a.cost < b.cost; }

  Decoding trace() const {
    Decoding out;
    LossyPlace last = places_.back();
    const auto ends = last.ways();
    for (LossyWay& way : ends) way.cost += read_on(way.so_far, ' ');
    LossyWay way = *std::min_element(ends.begin(), ends.end(), cheaper);
    out.gain = fluency(piece_.text) - way.cost;
    for (size_t at = piece_.text.size(); at > 0; at = way.from, way = places_[way.from].known[way.way])
      if (way.sequence.size > 0) out.sequences.push_back(way.sequence);
    std::reverse(out.sequences.begin(), out.sequences.end());
    return out;
  }

  const Characters& piece_;
  std::string_view codecs_;
  LossyReader::Options options_;
  LossyReader reader_;
  std::vector<LossyPlace> places_;
};

}  // namespace

Decoding decode_lossy(const Characters& piece, std::string_view codecs, LossyReader::Options options) {
  return LossyLattice(piece, codecs, options).solve();
}

}  // namespace quern::mojibake

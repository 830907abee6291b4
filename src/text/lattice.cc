#include "text/lattice.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace quern::mojibake {
namespace {

constexpr float kDecodeBonus = 1;  // nats less for each sequence: chance makes few. Whether there is enough evidence is asked of the whole
constexpr float kNever = std::numeric_limits<float>::infinity();

bool starts_in(const Characters& piece, size_t at, size_t codec) { return (piece.starts[at] >> codec & 1) != 0; }

// Reads the bytes that a chain of codecs left in a run of characters. Layer 0 are the characters themselves; one of a
// higher layer is a sequence of UTF-8 whose bytes are characters of the layer below.
class Reader {
 public:
  Reader(const std::u32string& text, uint32_t end, std::string_view codecs) : text_(text), end_(end), codecs_(codecs) {}

  Sequence read(uint32_t at, uint16_t depth) const {
    const Sequence first = sequence(at, depth);
    if (first.size == 0 || !is_surrogate(first.character)) return first;
    // Some writers put each half of a pair of UTF-16 into a sequence of its own (CESU-8).
    const Sequence second = sequence(at + first.size, depth);
    if (second.size == 0 || first.character >= 0xDC00 || second.character < 0xDC00 || second.character > 0xDFFF) return {};
    return {at, first.size + second.size, 0x10000 + ((first.character - 0xD800) << 10) + (second.character - 0xDC00), depth};
  }

 private:
  static bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

  // The sequence (Unicode 15, table 3-7, and surrogates) that starts at `at`.
  Sequence sequence(uint32_t at, uint16_t depth) const {
    if (depth == 0) return at < end_ ? Sequence{at, 1, text_[at], 0} : Sequence{};
    uint32_t used = 0;
    const unsigned char lead = byte(at, depth, used);
    if (lead < 0xC2 || lead > 0xF4) return {};
    const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = lead & (0x7Fu >> size);
    for (size_t i = 1; i < size; ++i) {
      const unsigned char next = byte(at + used, depth, used);
      if (next < 0x80 || next >= 0xC0) return {};
      c = c << 6 | (next & 0x3Fu);
    }
    const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
    if (overlong || c > 0x10FFFF) return {};
    return {at, used, c, depth};
  }

  // The byte of which a character of the layer below is the misreading; `used` grows by its size. 0 if there is none.
  unsigned char byte(uint32_t at, uint16_t depth, uint32_t& used) const {
    const Sequence shown = read(at, static_cast<uint16_t>(depth - 1));
    if (shown.size == 0) return 0;
    used += shown.size;
    return tables_.byte(static_cast<size_t>(codecs_[depth - 1]), tables_.index(shown.character));
  }

  const Codecs& tables_ = Codecs::get();
  const std::u32string& text_;
  uint32_t end_;
  std::string_view codecs_;
};

// The cheapest way to have read the characters before a place, with the last of them kept or decoded.
struct Way {
  float kept = kNever;
  float decoded = kNever;
  bool kept_behind_decoded = false;
  bool decoded_behind_decoded = false;
  Sequence last;  // what was decoded last
  Traits traits;
};

// A run of characters beyond ASCII, and the cheapest ways through it.
class Run {
 public:
  Run(const Characters& piece, uint32_t begin, uint32_t end, std::string_view codecs, std::vector<Way>& ways)
      : piece_(piece),
        begin_(begin),
        end_(end),
        depth_(static_cast<uint16_t>(codecs.size())),
        outermost_(static_cast<size_t>(codecs.front())),
        reader_(piece.text, end, codecs),
        ways_(ways) {}

  // Adds the sequences worth decoding, and what they bring.
  void solve(Decoding& out) {
    ways_.assign(end_ - begin_ + 1, {});
    ways_[0].kept = 0;
    for (uint32_t at = begin_; at < end_; ++at) extend(at);
    const Traits next = end_ < piece_.text.size() ? piece_.traits[end_] : kEdge;
    const Way& last = ways_.back();
    const float kept = last.kept + step_cost(piece_.traits[end_ - 1], next);
    const float decoded = last.decoded + step_cost(last.traits, next);
    const size_t known = out.sequences.size();
    trace(decoded < kept, out.sequences);
    if (out.sequences.size() == known) return;
    std::reverse(out.sequences.begin() + static_cast<std::ptrdiff_t>(known), out.sequences.end());
    out.gain += as_it_stands(next) - std::min(kept, decoded);
  }

 private:
  Traits before(size_t at) const { return at > 0 ? piece_.traits[at - 1] : kEdge; }

  void extend(uint32_t at) {
    const Way& here = ways_[at - begin_];
    keep(at, here);
    if (!starts_in(piece_, at, outermost_)) return;
    for (uint16_t depth = 1; depth <= depth_; ++depth) {
      const Sequence sequence = reader_.read(at, depth);
      if (sequence.size == 0) break;
      decode(at, here, sequence);
    }
  }

  void keep(size_t at, const Way& here) {
    Way& next = ways_[at - begin_ + 1];
    const Traits& traits = piece_.traits[at];
    const float behind_kept = here.kept + step_cost(before(at), traits);
    const float behind_decoded = here.decoded + step_cost(here.traits, traits);
    next.kept_behind_decoded = behind_decoded < behind_kept;
    next.kept = std::min(behind_kept, behind_decoded) + traits.cost;
  }

  void decode(size_t at, const Way& here, const Sequence& sequence) {
    Way& next = ways_[at - begin_ + sequence.size];
    const Traits traits = traits_of(sequence.character);
    const float behind_kept = here.kept + step_cost(before(at), traits);
    const float behind_decoded = here.decoded + step_cost(here.traits, traits);
    const float cost = std::min(behind_kept, behind_decoded) + traits.cost - kDecodeBonus;
    if (cost >= next.decoded) return;
    next.decoded = cost;
    next.decoded_behind_decoded = behind_decoded < behind_kept;
    next.last = sequence;
    next.traits = traits;
  }

  float as_it_stands(const Traits& next) const {
    float cost = step_cost(piece_.traits[end_ - 1], next);
    for (size_t at = begin_; at < end_; ++at) cost += piece_.traits[at].cost + step_cost(before(at), piece_.traits[at]);
    return cost;
  }

  // The sequences of the cheapest way, last first.
  void trace(bool decoded, std::vector<Sequence>& out) const {
    for (size_t at = end_; at > begin_;) {
      const Way& way = ways_[at - begin_];
      at -= decoded ? way.last.size : 1;
      if (decoded) out.push_back(way.last);
      decoded = decoded ? way.decoded_behind_decoded : way.kept_behind_decoded;
    }
  }

  const Characters& piece_;
  uint32_t begin_, end_;
  uint16_t depth_;
  size_t outermost_;
  Reader reader_;
  std::vector<Way>& ways_;
};

}  // namespace

Decoding decode_through(const Characters& piece, std::string_view codecs) {
  Decoding out;
  std::vector<Way> ways;
  const auto size = static_cast<uint32_t>(piece.text.size());
  for (uint32_t begin = 0; begin < size; ++begin) {
    if (piece.text[begin] < 0x80) continue;
    uint32_t end = begin;
    while (end < size && piece.text[end] >= 0x80) ++end;
    Run(piece, begin, end, codecs, ways).solve(out);
    begin = end;
  }
  return out;
}

std::u32string peel(const Characters& piece, size_t codec) {
  const char chain = static_cast<char>(codec);
  const auto size = static_cast<uint32_t>(piece.text.size());
  const Reader reader(piece.text, size, {&chain, 1});
  std::u32string out;
  out.reserve(size);
  for (uint32_t at = 0; at < size;) {
    const Sequence sequence = starts_in(piece, at, codec) ? reader.read(at, 1) : Sequence{};
    out += sequence.size > 0 ? sequence.character : piece.text[at];
    at += sequence.size > 0 ? sequence.size : 1;
  }
  return out;
}

}  // namespace quern::mojibake

#include "text/excerpt.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/ascii.h"

namespace quern::mojibake {
namespace {

// Neighbours that matter: a word in capitals shows in two letters, and a letter's cost depends on the two before it.
constexpr size_t kBefore = 2;
constexpr size_t kBehind = 2;

constexpr char32_t kGap = '\n';  // stands for what is left out, so that nothing is read across it

constexpr size_t kOrdinary = 64;  // characters: seldom are there more

}  // namespace

Characters::Characters(std::u32string characters) : text(std::move(characters)) {
  const Codecs& tables = Codecs::get();
  traits.reserve(text.size());
  starts.resize(text.size());
  uint16_t last = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const uint16_t index = tables.index(text[at]);
    if (at > 0) codecs |= starts[at - 1] = tables.leads(last) & tables.continues(index);
    traits.push_back(traits_of(text[at]));
    last = index;
  }
}

double Characters::cost() const {
  double sum = 0;
  const Traits* last = &kEdge;
  for (const Traits& here : traits) {
    sum += step_cost(*last, here) + here.cost;
    last = &here;
  }
  return sum;
}

Excerpt::Excerpt(std::string_view piece, size_t limit) {
  std::u32string taken;
  taken.reserve(kOrdinary);
  offsets.reserve(kOrdinary);
  size_t done = 0;
  const auto take = [&](size_t begin, size_t end) {
    if (begin > done && !taken.empty()) {
      offsets.push_back(static_cast<uint32_t>(done));
      taken += kGap;
    }
    for (done = begin; done < end;) {
      offsets.push_back(static_cast<uint32_t>(done));
      taken += utf8::next(piece, done);
    }
  };
  for (size_t run = skip_ascii(piece, 0); run < piece.size() && taken.size() < limit; run = skip_ascii(piece, done)) {
    size_t end = run;
    while (end < piece.size() && static_cast<unsigned char>(piece[end]) >= 0x80) ++end;
    // A run that follows closely has neighbours of its own.
    take(std::max(done, run - std::min(run, kBefore)), skip_ascii(piece.substr(0, end + std::min(kBehind, piece.size() - end)), end));
  }
  offsets.push_back(static_cast<uint32_t>(done));
  characters = Characters(std::move(taken));
}

}  // namespace quern::mojibake

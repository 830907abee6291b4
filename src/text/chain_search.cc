#include "text/chain_search.h"

#include <algorithm>
#include <bit>

#include "text/lattice.h"

namespace quern::mojibake {
namespace {

constexpr size_t kDepth = 4;        // layers
constexpr size_t kBeam = 5;         // chains that are followed up
constexpr double kLayerPrice = 10;  // nats for each layer but the first,
constexpr double kAgainPrice = 6;   // and for one through the codec that was at work before

// What a chain makes of the piece when each and every sequence is decoded.
struct Peeled {
  Chain chain;
  Characters characters;
  double cost = 0;

  double rank() const { return -cost - chain.price; }
};

// Windows-1252 and ISO 8859-1, the first two, are one to most decoders.
size_t family_of(char codec) { return std::max<size_t>(static_cast<size_t>(codec), 1); }

// What happened once happens again.
double layer_price(char outer, char inner) { return family_of(outer) == family_of(inner) ? kAgainPrice : kLayerPrice; }

double price_of(const Chain& from, size_t codec, const ProvenChains& proven) {
  const auto inner = static_cast<char>(codec);
  if (proven.contains(from.codecs + inner)) return 0;
  return from.price + Codecs::get().price(codec) + (from.codecs.empty() ? 0 : layer_price(from.codecs.back(), inner));
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

}  // namespace

double price_of(const std::string& codecs, const ProvenChains& proven) {
  if (proven.contains(codecs)) return 0;
  double price = 0;
  for (size_t i = 0; i < codecs.size(); ++i)
    price += Codecs::get().price(static_cast<size_t>(codecs[i])) + (i == 0 ? 0 : layer_price(codecs[i - 1], codecs[i]));
  return price;
}

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
    for (const Peeled& peeled : next) all.push_back({peeled.chain.codecs, peeled.chain.price, peeled.rank()});
    level = std::move(next);
  }
  return all;
}

}  // namespace quern::mojibake

#include "text/chain_search.h"

#include <algorithm>
#include <bit>

#include "text/lattice.h"

namespace quern::mojibake {
namespace {

constexpr size_t kDepth = 4;        // layers
constexpr size_t kBeam = 5;         // chains that are followed up
constexpr double kLayerPrice = 10;  // nats for each layer but the first

// What a chain makes of the piece when each and every sequence is decoded.
struct Peeled {
  Chain chain;
  Characters characters;
  double cost = 0;

  double rank() const { return -cost - chain.price; }
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

}  // namespace

double price_of(const std::string& codecs, const ProvenChains& proven) {
  if (proven.contains(codecs)) return 0;
  double price = kLayerPrice * static_cast<double>(codecs.size() - 1);
  for (const char codec : codecs) price += Codecs::get().price(static_cast<size_t>(codec));
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
